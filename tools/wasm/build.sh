#!/bin/sh
# Builds the kernel and writes it, as Base64 with its hash, into core/seal, or into the file that is named.
#
#   sh tools/wasm/build.sh [FILE]
#
# Needs clang and lld (Debian 12: apt-get install clang lld; clang 14.0.6 gives the committed bytes).
set -eu
target=${1:-}
case $target in '' | /*) ;; *) target=$PWD/$target ;; esac
cd "$(dirname "$0")"
target=${target:-../../core/seal/src/group/generated/kernel-bytes.ts}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
clang --target=wasm32 -O3 -msimd128 -mbulk-memory -ffreestanding -fno-builtin -nostdlib -Wall -Wextra -Werror \
  -Wl,--no-entry -Wl,--strip-all -Wl,--export=__heap_base -Wl,-z,stack-size=65536 -o "$out/kernel.wasm" ed25519.c modp.c
sha=$(sha256sum "$out/kernel.wasm" | cut -d' ' -f1)
{
  echo "/** The kernel, built from tools/wasm by its build.sh. Not written by hand. */"
  echo "export const kernelSha256: string = '$sha';"
  echo
  echo "export const kernelBase64: string ="
  base64 -w 110 "$out/kernel.wasm" | sed "s/.*/  '&' +/"
  echo "  '';"
} >"$target"
ls -l "$out/kernel.wasm"
echo "$sha"
