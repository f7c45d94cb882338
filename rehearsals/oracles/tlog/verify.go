// Verify checks a Quorate log with somebody else's code: sumdb/note and
// sumdb/tlog of golang.org/x/mod, the packages behind Go's checksum database.
//
//	verify FOLDER VKEY
//
// FOLDER holds a log as C2SP tlog-tiles lays it out (checkpoint, tile/...), and
// beside it what else the log said and proved:
//
//	checkpoint.<size>            earlier checkpoints
//	proofs/consistency.<size>    a line of base64 for each hash, from that size to the last
//	proofs/<index>.tlog-proof    receipts (C2SP tlog-proof)
//
// It prints what it checked and exits with 0, or the first fault and exits with 1.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verify FOLDER VKEY")
		os.Exit(2)
	}
	if err := verify(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func verify(folder, vkey string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return fmt.Errorf("verifier key: %v", err)
	}
	head, err := readCheckpoint(filepath.Join(folder, "checkpoint"), verifier)
	if err != nil {
		return err
	}
	stored, err := rebuild(folder, head)
	if err != nil {
		return err
	}
	tiles, err := compareTiles(folder, head, stored)
	if err != nil {
		return err
	}
	if err := includeAll(head, stored); err != nil {
		return err
	}
	fromTiles := tlog.TileHashReader(head, tilesIn{folder})
	earlier, err := compareEarlier(folder, head, verifier, fromTiles)
	if err != nil {
		return err
	}
	receipts, err := checkReceipts(folder, head, verifier, fromTiles, stored)
	if err != nil {
		return err
	}
	fmt.Printf("ok: %d entries, %d tiles, %d earlier checkpoints, %d receipts\n", head.N, tiles, earlier, receipts)
	return nil
}

// readCheckpoint opens the note and reads its three lines; the origin must be the key's name.
func readCheckpoint(path string, verifier note.Verifier) (tlog.Tree, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	tree, err := parseCheckpoint(data, verifier)
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("%s: %v", filepath.Base(path), err)
	}
	return tree, nil
}

func parseCheckpoint(data []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("not three lines")
	}
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("origin %q is not the key's name", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// storedHashes is every hash of the tree in tlog's own numbering.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		out[i] = s[index]
	}
	return out, nil
}

// rebuild hashes every entry of every bundle, and compares the root with the checkpoint.
func rebuild(folder string, head tlog.Tree) (storedHashes, error) {
	var stored storedHashes
	for next := int64(0); next < head.N; {
		width := head.N - next
		if width > 256 {
			width = 256
		}
		path := "tile/entries/" + strings.TrimPrefix(tilePath(tlog.Tile{H: height, L: 0, N: next / 256, W: int(width)}), "tile/0/")
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("%s: cut short at entry %d", path, next)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			hashes, err := tlog.StoredHashes(next, data[2:end], stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, hashes...)
			data = data[end:]
			next++
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("%s: %d bytes too many", path, len(data))
		}
	}
	root, err := tlog.TreeHash(head.N, stored)
	if err != nil {
		return nil, err
	}
	if head.N > 0 && root != head.Hash {
		return nil, fmt.Errorf("root of the entries is %v, the checkpoint says %v", root, head.Hash)
	}
	return stored, nil
}

func compareTiles(folder string, head tlog.Tree, stored storedHashes) (int, error) {
	tiles := tilesOf(head.N)
	for _, tile := range tiles {
		want, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return 0, err
		}
		have, err := os.ReadFile(filepath.Join(folder, tilePath(tile)))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(have, want) {
			return 0, fmt.Errorf("%s: not the hashes of the entries", tilePath(tile))
		}
	}
	return len(tiles), nil
}

// tilesOf lists the tiles that a log of this size must have (tlog-tiles, "Partial Tiles").
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level := 0; size > 0; level++ {
		for n := int64(0); n < size/256; n++ {
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: 256})
		}
		if size%256 > 0 {
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: size / 256, W: int(size % 256)})
		}
		size /= 256
	}
	return tiles
}

func includeAll(head tlog.Tree, stored storedHashes) error {
	for i := int64(0); i < head.N; i++ {
		proof, err := tlog.ProveRecord(head.N, i, stored)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, head.N, head.Hash, i, stored[tlog.StoredHashIndex(0, i)]); err != nil {
			return fmt.Errorf("entry %d: %v", i, err)
		}
	}
	return nil
}

// compareEarlier makes a consistency proof of its own, from the tiles, and compares it with ours.
func compareEarlier(folder string, head tlog.Tree, verifier note.Verifier, hashes tlog.HashReader) (int, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "checkpoint.*"))
	if err != nil {
		return 0, err
	}
	sort.Strings(paths)
	for _, path := range paths {
		name := filepath.Base(path)
		older, err := readCheckpoint(path, verifier)
		if err != nil {
			return 0, err
		}
		proof, err := tlog.ProveTree(head.N, older.N, hashes)
		if err != nil {
			return 0, fmt.Errorf("%s: %v", name, err)
		}
		if err := tlog.CheckTree(proof, head.N, head.Hash, older.N, older.Hash); err != nil {
			return 0, fmt.Errorf("%s: %v", name, err)
		}
		data, err := os.ReadFile(filepath.Join(folder, "proofs", "consistency."+strconv.FormatInt(older.N, 10)))
		if err != nil {
			return 0, err
		}
		ours, err := parseHashes(strings.TrimSuffix(string(data), "\n"))
		if err != nil {
			return 0, fmt.Errorf("consistency.%d: %v", older.N, err)
		}
		if err := tlog.CheckTree(ours, head.N, head.Hash, older.N, older.Hash); err != nil {
			return 0, fmt.Errorf("consistency.%d: %v", older.N, err)
		}
	}
	return len(paths), nil
}

func checkReceipts(folder string, head tlog.Tree, verifier note.Verifier, hashes tlog.HashReader, stored storedHashes) (int, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "proofs", "*.tlog-proof"))
	if err != nil {
		return 0, err
	}
	for _, path := range paths {
		if err := checkReceipt(path, head, verifier, hashes, stored); err != nil {
			return 0, fmt.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
	return len(paths), nil
}

func checkReceipt(path string, head tlog.Tree, verifier note.Verifier, hashes tlog.HashReader, stored storedHashes) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	split := bytes.Index(data, []byte("\n\n"))
	if split < 0 {
		return fmt.Errorf("no blank line")
	}
	lines := strings.SplitN(string(data[:split]), "\n", 3)
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("not a receipt")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil || index < 0 || index >= head.N {
		return fmt.Errorf("index %q", lines[1])
	}
	var proof tlog.RecordProof
	if len(lines) == 3 {
		list, err := parseHashes(lines[2])
		if err != nil {
			return err
		}
		proof = tlog.RecordProof(list)
	}
	tree, err := parseCheckpoint(data[split+2:], verifier)
	if err != nil {
		return err
	}
	if tree != head {
		return fmt.Errorf("of another checkpoint")
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, stored[tlog.StoredHashIndex(0, index)]); err != nil {
		return err
	}
	_, err = tlog.ProveRecord(tree.N, index, hashes)
	return err
}

func parseHashes(text string) (tlog.TreeProof, error) {
	var list tlog.TreeProof
	if text == "" {
		return list, nil
	}
	for _, line := range strings.Split(text, "\n") {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		list = append(list, hash)
	}
	return list, nil
}

// tilesIn reads tiles from the folder, as tlog asks for them.
type tilesIn struct{ folder string }

func (t tilesIn) Height() int { return height }

func (t tilesIn) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(t.folder, tilePath(tile)))
		if err != nil {
			return nil, err
		}
		out[i] = data
	}
	return out, nil
}

func (t tilesIn) SaveTiles([]tlog.Tile, [][]byte) {}

// tilePath is the path of C2SP tlog-tiles, which leaves out the tile height that tlog's own has.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}
