/*
 * Whole numbers modulo a prime of up to 2048 bits, for public data: products of powers.
 *
 * A number is 160 signed digits in radix 2^13, each at most 2^12 + 33 in size, and stands in Montgomery's form for
 * R = 2^2080 (Montgomery 1985). It is what its digits say, modulo the prime and below it in size, of either sign.
 *
 * Digits are this small because of the one multiplication that WebAssembly's vectors do without any shuffling: eight
 * products of 16-bit numbers, added in pairs. A column of a product adds up to 80 of them, and
 * 80 (2^12 + 33)^2 < 2^31: no carry has to be looked at before all of them are in. So products are made by halves.
 */
#include "kernel.h"
#include <wasm_simd128.h>

#define RADIX 13
#define DIGITS 160
#define HALF 80
#define WORDS 65
/* Columns that are summed together, in four vectors. */
#define TILE 16

typedef struct { i16 v[DIGITS]; } num;

/*
 * The second factor of a product, spread out: entry k holds digit k and, above it, digit k-1, so that one vector
 * meets a pair of digits of the first factor in four columns. With zeros on both sides, where columns look beyond.
 */
#define MARGIN 32
typedef struct { i32 v[MARGIN + DIGITS + TILE + MARGIN]; } spread;

/* The prime p; -1/p mod 2^1040; the lower digits of p backwards; R mod p; R^2 mod p. Written by modp_start. */
typedef struct {
  spread prime, inverse;
  i16 backwards[HALF + 8];
  num one, square;
  u32 words[WORDS + 3];
} field;

EXPORT(modp_num_size) int modp_num_size(void) { return sizeof(num); }
EXPORT(modp_field_size) int modp_field_size(void) { return sizeof(field); }

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))

NOINLINE void spread_out(spread *out, const i16 *digits, int count) {
  const v128_t zero = wasm_i64x2_splat(0);
  i32 *entries = out->v + MARGIN;
  v128_t before = zero;
  for (int i = -MARGIN; i < 0; i += 4) wasm_v128_store(entries + i, zero);
  for (int i = 0; i < count; i += 8) {
    const v128_t own = wasm_v128_load(digits + i);
    const v128_t lower = wasm_i16x8_shuffle(before, own, 7, 8, 9, 10, 11, 12, 13, 14);
    wasm_v128_store(entries + i, wasm_i16x8_shuffle(own, lower, 0, 8, 1, 9, 2, 10, 3, 11));
    wasm_v128_store(entries + i + 4, wasm_i16x8_shuffle(own, lower, 4, 12, 5, 13, 6, 14, 7, 15));
    before = own;
  }
  for (int i = count; i < count + TILE + MARGIN; i += 4) wasm_v128_store(entries + i, zero);
  entries[count] = (i32)((u32)digits[count - 1] << 16);
}

#define ADD_PRODUCTS(column, pair, entries) column = wasm_i32x4_add(column, wasm_i32x4_dot_i16x8(pair, entries))

/*
 * Adds the products of the digits `from` to `to` of a (multiples of 8) in 16 columns; `entries` is what a's digit 0
 * meets in the first of them.
 */
INLINE void tile(i32 *columns, const i16 *a, const i32 *entries, int from, int to) {
  v128_t c0 = wasm_v128_load(columns), c1 = wasm_v128_load(columns + 4);
  v128_t c2 = wasm_v128_load(columns + 8), c3 = wasm_v128_load(columns + 12);
  for (int i = from; i < to; i += 8) {
    /* Two pairs that stand four digits apart meet the same entries, one vector further on. */
    for (int k = i; k < i + 4; k += 2) {
      const i32 *at = entries - k;
      const v128_t x = wasm_v128_load32_splat(a + k), y = wasm_v128_load32_splat(a + k + 4);
      v128_t met = wasm_v128_load(at - 4);
      ADD_PRODUCTS(c0, y, met);
      met = wasm_v128_load(at);
      ADD_PRODUCTS(c0, x, met);
      ADD_PRODUCTS(c1, y, met);
      met = wasm_v128_load(at + 4);
      ADD_PRODUCTS(c1, x, met);
      ADD_PRODUCTS(c2, y, met);
      met = wasm_v128_load(at + 8);
      ADD_PRODUCTS(c2, x, met);
      ADD_PRODUCTS(c3, y, met);
      met = wasm_v128_load(at + 12);
      ADD_PRODUCTS(c3, x, met);
    }
  }
  wasm_v128_store(columns, c0);
  wasm_v128_store(columns + 4, c1);
  wasm_v128_store(columns + 8, c2);
  wasm_v128_store(columns + 12, c3);
}

/* Adds, in columns `from` to `to`, the products of the 80 digits of a and the `count` digits that b spreads out. */
NOINLINE void multiply(i32 *columns, const i16 *a, const spread *b, int count, int from, int to) {
  for (int k = from; k < to; k += TILE) {
    const int first = k > count ? k - count : 0, end = k + TILE < HALF ? k + TILE : HALF;
    tile(columns + k, a, b->v + MARGIN + k, first, end);
  }
}

/* Adds the square of 80 digits, in 160 columns: every product of two different digits once and doubled. */
NOINLINE void multiply_self(i32 *columns, const i16 *a, const spread *b) {
  i16 twice[HALF] __attribute__((aligned(16)));
  i32 corner[2 * TILE] __attribute__((aligned(16)));
  for (int i = 0; i < HALF; i += 8) wasm_v128_store(twice + i, wasm_i16x8_shl(wasm_v128_load(a + i), 1));
  for (int i = 0; i < TILE; i += 4) wasm_v128_store(corner + i, wasm_i64x2_splat(0));
  for (int k = 0; k < 2 * HALF; k += TILE) {
    /* Digit i below k/2 meets digits above k/2 alone. What is left are products of digits from k/2 on. */
    const i32 *entries = b->v + MARGIN;
    const int middle = k / 2;
    tile(columns + k, twice, entries + k, k > HALF ? k - HALF : 0, middle);
    for (int i = 0; i < TILE; i += 4) wasm_v128_store(corner + TILE + i, wasm_v128_load(entries + middle + i));
    corner[TILE] = a[middle] & 0xffff;
    tile(columns + k, a + middle, corner + TILE, 0, middle + TILE < HALF ? TILE : HALF - middle);
  }
}

/*
 * Each column keeps a digit between -2^12 and 2^12 and gives the rest to its neighbour, all at once; `before` is what
 * the last vector gave.
 */
INLINE v128_t carry(v128_t columns, v128_t *before) {
  const v128_t over = wasm_i32x4_shr(wasm_i32x4_add(columns, wasm_i32x4_splat(1 << (RADIX - 1))), RADIX);
  const v128_t kept = wasm_i32x4_sub(columns, wasm_i32x4_shl(over, RADIX));
  const v128_t given = wasm_i32x4_shuffle(*before, over, 3, 4, 5, 6);
  *before = over;
  return wasm_i32x4_add(kept, given);
}

/* One carry: columns are then below 2^19 in size, with room for another 80 products less a few. */
NOINLINE void settle(i32 *columns, int count) {
  v128_t before = wasm_i64x2_splat(0);
  for (int i = 0; i < count; i += 4) wasm_v128_store(columns + i, carry(wasm_v128_load(columns + i), &before));
  columns[count] += wasm_i32x4_extract_lane(before, 3);
}

/* Two carries: digits of at most 2^12 + 33. What is left over belongs to the column after the last. */
NOINLINE i32 digits_of(i16 *out, const i32 *columns, int count) {
  v128_t first = wasm_i64x2_splat(0), second = first;
  for (int i = 0; i < count; i += 8) {
    const v128_t low = carry(carry(wasm_v128_load(columns + i), &first), &second);
    const v128_t high = carry(carry(wasm_v128_load(columns + i + 4), &first), &second);
    wasm_v128_store(out + i, wasm_i16x8_narrow_i32x4(low, high));
  }
  return wasm_i32x4_extract_lane(first, 3) + wasm_i32x4_extract_lane(second, 3);
}

INLINE void clear(i32 *columns, int count) {
  for (int i = 0; i < count; i += 4) wasm_v128_store(columns + i, wasm_i64x2_splat(0));
}

/* Column `at`, from 77 to 79, of the product of m and the prime. */
INLINE i64 column_below(const i16 *m, const field *f, int at) {
  v128_t sum = wasm_i64x2_splat(0);
  const i16 *prime = f->backwards + HALF - 1 - at;
  for (int i = 0; i < HALF; i += 8) {
    sum = wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(wasm_v128_load(m + i), wasm_v128_load(prime + i)));
  }
  return (i64)wasm_i32x4_extract_lane(sum, 0) + wasm_i32x4_extract_lane(sum, 1) + wasm_i32x4_extract_lane(sum, 2) +
         wasm_i32x4_extract_lane(sum, 3);
}

/*
 * Montgomery's step for 80 digits at once: m = -low/p mod 2^1040, and low + m p ends in 80 zeros. What these give to
 * column 80 is a whole number, so the uppermost three columns, which are off by 2^-20 of it at most, tell it.
 */
static void reduce(i32 *columns, const field *f) {
  i16 low[HALF] __attribute__((aligned(16))), m[HALF] __attribute__((aligned(16)));
  i32 work[HALF] __attribute__((aligned(16)));
  columns[HALF] += digits_of(low, columns, HALF);
  clear(work, HALF);
  multiply(work, low, &f->inverse, HALF, 0, HALF);
  digits_of(m, work, HALF);
  multiply(columns, m, &f->prime, DIGITS, HALF, HALF + DIGITS);
  i64 below = 0;
  for (int at = HALF - 3, bits = 0; at < HALF; at++, bits += RADIX) {
    below += (low[at] + column_below(m, f, at)) << bits;
  }
  columns[HALF] += (i32)((below + ((i64)1 << (3 * RADIX - 1))) >> (3 * RADIX));
}

#define COLUMNS (2 * DIGITS + TILE)

/* Row by row of 80 digits, each reduced before the next: whatever is added to was settled before. */
NOINLINE void mul(num *out, const num *a, const num *b, const field *f) {
  i32 columns[COLUMNS] __attribute__((aligned(16)));
  spread wide;
  clear(columns, COLUMNS);
  spread_out(&wide, b->v, DIGITS);
  multiply(columns, a->v, &wide, DIGITS, 0, HALF + DIGITS);
  settle(columns + HALF, DIGITS);
  reduce(columns, f);
  settle(columns + HALF, DIGITS);
  multiply(columns + HALF, a->v + HALF, &wide, DIGITS, 0, HALF + DIGITS);
  settle(columns + DIGITS, DIGITS);
  reduce(columns + HALF, f);
  digits_of(out->v, columns + DIGITS, DIGITS);
}

/* (x + y 2^1040)^2 = x^2 + 2 x y 2^1040 + y^2 2^2080 */
NOINLINE void square(num *out, const num *a, const field *f) {
  i32 columns[COLUMNS] __attribute__((aligned(16))), middle[DIGITS] __attribute__((aligned(16)));
  spread low, high;
  clear(columns, COLUMNS);
  clear(middle, DIGITS);
  spread_out(&low, a->v, HALF);
  spread_out(&high, a->v + HALF, HALF);
  multiply_self(columns, a->v, &low);
  multiply_self(columns + DIGITS, a->v + HALF, &high);
  multiply(middle, a->v, &high, HALF, 0, DIGITS);
  settle(columns + HALF, DIGITS);
  v128_t before = wasm_i64x2_splat(0);
  for (int i = 0; i < DIGITS; i += 4) {
    i32 *at = columns + HALF + i;
    const v128_t once = carry(wasm_v128_load(middle + i), &before);
    wasm_v128_store(at, wasm_i32x4_add(wasm_v128_load(at), wasm_i32x4_shl(once, 1)));
  }
  columns[HALF + DIGITS] += 2 * wasm_i32x4_extract_lane(before, 3);
  reduce(columns, f);
  settle(columns + DIGITS, DIGITS);
  reduce(columns + HALF, f);
  digits_of(out->v, columns + DIGITS, DIGITS);
}

/* Words of 32 bits, lowest first, into digits. */
static void to_digits(num *out, const u32 *words) {
  u64 held = 0;
  int bits = 0, at = 0, carried = 0;
  for (int i = 0; i < DIGITS; i++) {
    if (bits < RADIX) {
      if (at < WORDS) held |= (u64)words[at++] << bits;
      bits += 32;
    }
    int digit = (int)(held & ((1 << RADIX) - 1)) + carried;
    held >>= RADIX;
    bits -= RADIX;
    carried = digit >= 1 << (RADIX - 1);
    out->v[i] = (i16)(digit - (carried << RADIX));
  }
}

/* Digits into words of 32 bits; a number below nothing has the prime added. */
static void to_words(u32 *words, const num *n, const field *f) {
  i64 held = 0;
  int bits = 0, at = 0;
  for (int i = 0; i < DIGITS; i++) {
    held += (i64)n->v[i] << bits;
    bits += RADIX;
    if (bits < 32) continue;
    words[at++] = (u32)held;
    held >>= 32;
    bits -= 32;
  }
  if (held >= 0) return;
  u64 sum = 0;
  for (int i = 0; i < WORDS; i++) {
    sum += (u64)words[i] + f->words[i];
    words[i] = (u32)sum;
    sum >>= 32;
  }
}

/* From words: the prime, -1/p mod 2^1040 and R^2 mod p. */
EXPORT(modp_start) void modp_start(field *f, const u32 *prime, const u32 *inverse, const u32 *r_squared) {
  num n;
  for (int i = 0; i < WORDS; i++) f->words[i] = prime[i];
  to_digits(&n, inverse);
  spread_out(&f->inverse, n.v, HALF);
  to_digits(&n, prime);
  spread_out(&f->prime, n.v, DIGITS);
  for (int i = 0; i < HALF + 8; i++) f->backwards[i] = i < HALF ? n.v[HALF - 1 - i] : 0;
  to_digits(&f->square, r_squared);
  for (int i = 0; i < DIGITS; i++) n.v[i] = i == 0;
  mul(&f->one, &f->square, &n, f);
}

/* From words into Montgomery's form. */
EXPORT(modp_enter) void modp_enter(num *out, const u32 *words, const field *f) {
  num n;
  to_digits(&n, words);
  mul(out, &n, &f->square, f);
}

/* Out of Montgomery's form, to the words of the number that is not negative and below p. */
EXPORT(modp_leave) void modp_leave(u32 *words, const num *n, const field *f) {
  num plain;
  for (int i = 0; i < DIGITS; i++) plain.v[i] = i == 0;
  mul(&plain, n, &plain, f);
  to_words(words, &plain, f);
}

/* A product that begins without any factor. */
typedef struct { num n; u32 any; u32 pad[3]; } product;

INLINE void take(product *into, const num *factor, const field *f) {
  if (into->any) mul(&into->n, &into->n, factor, f);
  else { into->n = *factor; into->any = 1; }
}

/*
 * A row: one product of powers in the making. Powers with an exponent that is looked at through windows of `width`
 * bits go to the bucket of their odd digit (Yao 1976); there are 2^(width-1) of them.
 */
typedef struct { product total; product bucket[]; } row;

EXPORT(modp_row_size) int modp_row_size(int width) { return sizeof(row) + (sizeof(product) << (width - 1)); }

EXPORT(modp_row_start) void modp_row_start(row *r, int width) {
  r->total.any = 0;
  for (int i = 0; i < 1 << (width - 1); i++) r->bucket[i].any = 0;
}

EXPORT(modp_row_take) void modp_row_take(row *r, const num *factor, const field *f) { take(&r->total, factor, f); }

/* Exponents are words of 32 bits, lowest first, with one more that is 0. */
INLINE int bits_at(const u32 *words, int from, int width) {
  const u64 two = words[from >> 5] | (u64)words[(from >> 5) + 1] << 32;
  return (int)(two >> (from & 31)) & ((1 << width) - 1);
}

/* For each window of `width` bits, the powers 1 .. 2^width - 1 of b^(2^(width window)). */
EXPORT(modp_fixed) void modp_fixed(num *table, const num *b, int width, int windows, const field *f) {
  num base = *b;
  const int each = (1 << width) - 1;
  for (int w = 0; w < windows; w++) {
    num *own = table + w * each;
    own[0] = base;
    for (int i = 1; i < each; i++) mul(own + i, own + i - 1, &base, f);
    mul(&base, own + each - 1, &base, f);
  }
}

EXPORT(modp_row_fixed)
void modp_row_fixed(row *r, const num *table, const u32 *exponent, int width, int windows, const field *f) {
  const int each = (1 << width) - 1;
  for (int w = 0; w < windows; w++) {
    const int digit = bits_at(exponent, w * width, width);
    if (digit) take(&r->total, table + w * each + digit - 1, f);
  }
}

/* One base in one row; `next` is the lowest bit of the exponent that was not yet looked at. */
typedef struct { row *own; const u32 *exponent; int next; u32 pad; } job;

/* Raises one base for many rows: its squares are made once, and each goes to the rows whose digit begins there. */
EXPORT(modp_raise) void modp_raise(const num *base, job *jobs, int count, int bits, int width, const field *f) {
  num power = *base;
  for (int at = 0; at < bits; at++) {
    if (at) square(&power, &power, f);
    for (job *j = jobs; j < jobs + count; j++) {
      if (at < j->next || !bits_at(j->exponent, at, 1)) continue;
      take(&j->own->bucket[bits_at(j->exponent, at, width) >> 1], &power, f);
      j->next = at + width;
    }
  }
}

/* All in one: the product of bucket[i]^(2i+1), by running products from the top, and what was there already. */
EXPORT(modp_row_finish) void modp_row_finish(num *out, row *r, int width, const field *f) {
  product running = {.any = 0}, sum = {.any = 0};
  for (int i = (1 << (width - 1)) - 1; i > 0; i--) {
    if (r->bucket[i].any) take(&running, &r->bucket[i].n, f);
    if (running.any) take(&sum, &running.n, f);
  }
  if (sum.any) {
    square(&sum.n, &sum.n, f);
    take(&r->total, &sum.n, f);
    take(&r->total, &running.n, f);
  }
  if (r->bucket[0].any) take(&r->total, &r->bucket[0].n, f);
  *out = r->total.any ? r->total.n : f->one;
}

EXPORT(modp_mul) void modp_mul(num *out, const num *a, const num *b, const field *f) { mul(out, a, b, f); }

/* One long product, window by window from the top (Pippenger). Exponents of `words` words; 2^width buckets. */
EXPORT(modp_msm)
void modp_msm(num *out, const num *bases, const u32 *exponents, int words, int n, int width, product *bucket, const field *f) {
  product r = {.any = 0};
  for (int w = (32 * (words - 1) + width - 1) / width - 1; w >= 0; w--) {
    product running = {.any = 0};
    if (r.any) for (int k = 0; k < width; k++) square(&r.n, &r.n, f);
    for (int d = 1; d < 1 << width; d++) bucket[d].any = 0;
    for (int i = 0; i < n; i++) {
      const int digit = bits_at(exponents + i * words, w * width, width);
      if (digit) take(bucket + digit, bases + i, f);
    }
    for (int d = (1 << width) - 1; d >= 1; d--) {
      if (bucket[d].any) take(&running, &bucket[d].n, f);
      if (running.any) take(&r, &running.n, f);
    }
  }
  *out = r.any ? r.n : f->one;
}

/* Products over eight random subsets at once, as in ed25519.c; written to out[0..7]. `bucket` holds 256 products. */
EXPORT(modp_subsets)
void modp_subsets(num *out, const num *n, int count, const u8 *choice, product *bucket, const field *f) {
  for (int j = 0; j < 256; j++) bucket[j].any = 0;
  for (int i = 0; i < count; i++) if (choice[i]) take(bucket + choice[i], n + i, f);
  for (int bit = 7; bit >= 0; bit--) {
    const int half = 1 << bit;
    product all = {.any = 0};
    for (int j = half; j < 2 * half; j++) {
      if (!bucket[j].any) continue;
      take(&all, &bucket[j].n, f);
      take(bucket + j - half, &bucket[j].n, f);
    }
    out[bit] = all.any ? all.n : f->one;
  }
}

/*
 * The Jacobi symbol (n/p) by the binary algorithm (Shallit, Sorenson 1993): 1, -1 or 0. Where (p-1)/2 is prime, the
 * symbol is 1 exactly for the members of the subgroup.
 */
EXPORT(modp_jacobi) int modp_jacobi(const u32 *words, const field *f) {
  u32 first[WORDS + 1], second[WORDS + 1], *a = first, *b = second;
  for (int i = 0; i < WORDS; i++) { a[i] = words[i]; b[i] = f->words[i]; }
  int sign = 1, top = WORDS - 1;
  for (;;) {
    while (top > 0 && a[top] == 0 && b[top] == 0) top--;
    int low = 0;
    while (low <= top && a[low] == 0) low++;
    if (low > top) break;
    /* Factors of two out of a: (2/b) is -1 when b is 3 or 5 modulo 8. */
    const int zeros = __builtin_ctz(a[low]);
    if ((zeros & 1) && ((b[0] & 7) == 3 || (b[0] & 7) == 5)) sign = -sign;
    if (low || zeros) {
      for (int i = 0; i + low <= top; i++) {
        const u64 two = a[i + low] | (u64)(i + low < top ? a[i + low + 1] : 0) << 32;
        a[i] = (u32)(two >> zeros);
      }
      for (int i = top - low + 1; i <= top; i++) a[i] = 0;
    }
    /* Both odd: the smaller below, by reciprocity, then their difference, which is even. */
    int i = top;
    while (i > 0 && a[i] == b[i]) i--;
    if (a[i] < b[i]) {
      if ((a[0] & 3) == 3 && (b[0] & 3) == 3) sign = -sign;
      u32 *held = a;
      a = b;
      b = held;
    }
    i64 borrow = 0;
    for (int k = 0; k <= top; k++) {
      borrow += (i64)a[k] - b[k];
      a[k] = (u32)borrow;
      borrow >>= 32;
    }
  }
  /* a is 0: b is the greatest common divisor. */
  if (b[0] != 1) return 0;
  for (int i = 1; i < WORDS; i++) if (b[i]) return 0;
  return sign;
}
