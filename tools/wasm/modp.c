/*
 * Whole numbers modulo a prime of up to 2049 bits, for public data: products of powers.
 *
 * Numbers are 76 limbs of 28 bits (two spare), below 2p, in Montgomery's form
 * for R = 2^2072 (Montgomery 1985; without a last subtraction, as R > 4p: Walter
 * 1999). Products of limbs have 56 bits, so a column takes all of them before any carry.
 */
#include "kernel.h"
#include <wasm_simd128.h>

#define LIMBS 76
#define ROWS 74
#define MASK ((1u << 28) - 1)

typedef struct { u32 v[LIMBS]; } num;

/* The prime, and the same one limb up; -1/p mod 2^28; R mod p; R^2 mod p. Written by modp_start. */
typedef struct { num p, shifted, one, square; u32 inverse; u32 pad[3]; } field;

EXPORT(modp_num_size) int modp_num_size(void) { return sizeof(num); }
EXPORT(modp_field_size) int modp_field_size(void) { return sizeof(field); }

static void shift_up(num *out, const num *in) {
  out->v[0] = 0;
  for (int i = 1; i < LIMBS; i++) out->v[i] = in->v[i - 1];
}

static __attribute__((noinline)) void mul(num *out, const num *a, const num *b, const field *f) {
  u64 acc[LIMBS + ROWS + 2] __attribute__((aligned(16)));
  num up;
  shift_up(&up, b);
  for (int i = 0; i < LIMBS + ROWS + 2; i += 2) wasm_v128_store(acc + i, wasm_i64x2_splat(0));
  const u64 b0 = b->v[0], b1 = b->v[1], p0 = f->p.v[0], p1 = f->p.v[1];
  const u32 inverse = f->inverse;
  /* Two rows at a time, so that sums are read where they were written. */
  for (int i = 0; i < ROWS; i += 2) {
    const u64 a0 = a->v[i], a1 = a->v[i + 1];
    u64 t0 = acc[i] + a0 * b0;
    const u32 m0 = ((u32)t0 * inverse) & MASK;
    t0 += m0 * p0;
    u64 t1 = acc[i + 1] + a0 * b1 + a1 * b0 + m0 * p1 + (t0 >> 28);
    const u32 m1 = ((u32)t1 * inverse) & MASK;
    t1 += m1 * p0;
    const v128_t va0 = wasm_i32x4_splat((i32)a0), va1 = wasm_i32x4_splat((i32)a1);
    const v128_t vm0 = wasm_i32x4_splat((i32)m0), vm1 = wasm_i32x4_splat((i32)m1);
    for (int j = 0; j < LIMBS; j += 4) {
      const v128_t x = wasm_v128_load(b->v + j), y = wasm_v128_load(up.v + j);
      const v128_t p = wasm_v128_load(f->p.v + j), q = wasm_v128_load(f->shifted.v + j);
      v128_t low = wasm_v128_load(acc + i + j), high = wasm_v128_load(acc + i + j + 2);
      low = wasm_i64x2_add(low, wasm_u64x2_extmul_low_u32x4(va0, x));
      high = wasm_i64x2_add(high, wasm_u64x2_extmul_high_u32x4(va0, x));
      low = wasm_i64x2_add(low, wasm_u64x2_extmul_low_u32x4(va1, y));
      high = wasm_i64x2_add(high, wasm_u64x2_extmul_high_u32x4(va1, y));
      low = wasm_i64x2_add(low, wasm_u64x2_extmul_low_u32x4(vm0, p));
      high = wasm_i64x2_add(high, wasm_u64x2_extmul_high_u32x4(vm0, p));
      low = wasm_i64x2_add(low, wasm_u64x2_extmul_low_u32x4(vm1, q));
      high = wasm_i64x2_add(high, wasm_u64x2_extmul_high_u32x4(vm1, q));
      wasm_v128_store(acc + i + j, low);
      wasm_v128_store(acc + i + j + 2, high);
    }
    acc[i + 2] += t1 >> 28;
  }
  u64 carry = 0;
  for (int i = 0; i < LIMBS; i++) {
    carry += acc[ROWS + i];
    out->v[i] = (u32)carry & MASK;
    carry >>= 28;
  }
}

/* `f->p` is set; `square` holds R^2 mod p, which the caller computed. */
EXPORT(modp_start) void modp_start(field *f) {
  u32 x = 1;
  for (int i = 0; i < 5; i++) x *= 2 - f->p.v[0] * x;
  f->inverse = (0u - x) & MASK;
  shift_up(&f->shifted, &f->p);
  num one;
  for (int i = 0; i < LIMBS; i++) one.v[i] = i == 0;
  mul(&f->one, &f->square, &one, f);
}

EXPORT(modp_enter) void modp_enter(num *n, int count, const field *f) {
  for (int i = 0; i < count; i++) mul(n + i, n + i, &f->square, f);
}

/* Out of Montgomery's form, to the number below p. */
EXPORT(modp_leave) void modp_leave(num *n, int count, const field *f) {
  num one;
  for (int i = 0; i < LIMBS; i++) one.v[i] = i == 0;
  for (int k = 0; k < count; k++) {
    mul(n + k, n + k, &one, f);
    int above = 1;
    for (int i = LIMBS - 1; i >= 0; i--) {
      if (n[k].v[i] == f->p.v[i]) continue;
      above = n[k].v[i] > f->p.v[i];
      break;
    }
    if (!above) continue;
    i32 borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      i32 d = (i32)n[k].v[i] - (i32)f->p.v[i] + borrow;
      n[k].v[i] = (u32)d & MASK;
      borrow = d >> 28;
    }
  }
}

EXPORT(modp_mul) void modp_mul(num *out, const num *a, const num *b, const field *f) { mul(out, a, b, f); }

/* b^(16^from) .. b^(16^(to-1)) after the `from` entries that are there; entry 0 is b. */
EXPORT(modp_powers) void modp_powers(num *powers, int from, int to, const field *f) {
  for (int i = from; i < to; i++) {
    num *own = powers + i;
    mul(own, own - 1, own - 1, f);
    for (int k = 0; k < 3; k++) mul(own, own, own, f);
  }
}

/* For each window of `width` bits, the powers 1 .. 2^width - 1 of b^(2^(width window)). */
EXPORT(modp_fixed) void modp_fixed(num *table, const num *b, int width, int windows, const field *f) {
  num base = *b;
  int each = (1 << width) - 1;
  for (int w = 0; w < windows; w++) {
    num *own = table + w * each;
    own[0] = base;
    for (int i = 1; i < each; i++) mul(own + i, own + i - 1, &base, f);
    mul(&base, own + each - 1, &base, f);
  }
}

/* One term: where its table lies, what kind it is, width, and its digits of `width` bits, lowest first. */
typedef struct { u32 table; u32 kind; u32 width; u32 count; const u8 *digits; u32 pad; } term;
enum { ALONE = 0, POWERS = 1, FIXED = 2 };

/*
 * The product of powers. Bases with their powers 16^i go to the bucket that
 * their digit names (Yao 1976); the buckets are then raised together by running products.
 */
EXPORT(modp_row) void modp_row(const term *terms, int n, num *out, const field *f) {
  num bucket[16], r = f->one, running;
  int used[16] = {0}, top = 0;
  for (int k = 0; k < n; k++) {
    const num *table = (const num *)terms[k].table;
    if (terms[k].kind == ALONE) { mul(&r, &r, table, f); continue; }
    int each = (1 << terms[k].width) - 1;
    for (u32 i = 0; i < terms[k].count; i++) {
      int digit = terms[k].digits[i];
      if (digit == 0) continue;
      if (terms[k].kind == FIXED) { mul(&r, &r, table + i * each + digit - 1, f); continue; }
      if (used[digit]) mul(bucket + digit, bucket + digit, table + i, f);
      else { bucket[digit] = table[i]; used[digit] = 1; if (digit > top) top = digit; }
    }
  }
  int started = 0;
  for (int d = top; d >= 1; d--) {
    if (used[d]) {
      if (started) mul(&running, &running, bucket + d, f);
      else { running = bucket[d]; started = 1; }
    }
    if (started) mul(&r, &r, &running, f);
  }
  *out = r;
}

/* One long product, window by window from the top (Pippenger), digits of 4 bits: `windows` for each base. */
EXPORT(modp_msm) void modp_msm(const num *bases, const u8 *digits, int n, int windows, num *out, const field *f) {
  num bucket[16], r = f->one, running;
  for (int w = windows - 1; w >= 0; w--) {
    int used[16] = {0}, started = 0;
    for (int k = 0; k < 4; k++) mul(&r, &r, &r, f);
    for (int i = 0; i < n; i++) {
      int digit = digits[i * windows + w];
      if (digit == 0) continue;
      if (used[digit]) mul(bucket + digit, bucket + digit, bases + i, f);
      else { bucket[digit] = bases[i]; used[digit] = 1; }
    }
    for (int d = 15; d >= 1; d--) {
      if (used[d]) {
        if (started) mul(&running, &running, bucket + d, f);
        else { running = bucket[d]; started = 1; }
      }
      if (started) mul(&r, &r, &running, f);
    }
  }
  *out = r;
}

/* Products over eight random subsets at once, as in ed25519.c; written to out[0..7]. `bucket` holds 256 numbers. */
EXPORT(modp_subsets) void modp_subsets(const num *n, int count, const u8 *choice, num *bucket, num *out, const field *f) {
  for (int j = 0; j < 256; j++) bucket[j] = f->one;
  for (int i = 0; i < count; i++) if (choice[i]) mul(bucket + choice[i], bucket + choice[i], n + i, f);
  for (int bit = 7; bit >= 0; bit--) {
    int half = 1 << bit;
    out[bit] = f->one;
    for (int j = half; j < 2 * half; j++) {
      mul(out + bit, out + bit, bucket + j, f);
      mul(bucket + j - half, bucket + j - half, bucket + j, f);
    }
  }
}

/*
 * The Jacobi symbol (n/p) by the binary algorithm (Shallit, Sorenson 1993): 1, -1 or 0. `n` is plain, not in
 * Montgomery's form, and is used up. Where (p-1)/2 is prime, the symbol is 1 exactly for the members of the subgroup.
 */
EXPORT(modp_jacobi) int modp_jacobi(num *n, const field *f) {
  num room = f->p, *a = n, *b = &room;
  int sign = 1, top = LIMBS - 1;
  for (;;) {
    while (top > 0 && a->v[top] == 0 && b->v[top] == 0) top--;
    int low = 0;
    while (low <= top && a->v[low] == 0) low++;
    if (low > top) break;
    /* Factors of two out of a: (2/b) is -1 when b is 3 or 5 modulo 8. */
    int zeros = __builtin_ctz(a->v[low]);
    if (((low * 28 + zeros) & 1) && ((b->v[0] & 7) == 3 || (b->v[0] & 7) == 5)) sign = -sign;
    if (low || zeros) {
      for (int i = 0; i + low <= top; i++) {
        u32 next = i + low + 1 <= top ? a->v[i + low + 1] : 0;
        a->v[i] = (u32)((((u64)next << 28) | a->v[i + low]) >> zeros) & MASK;
      }
      for (int i = top - low + 1; i <= top; i++) a->v[i] = 0;
    }
    /* Both odd: the smaller below, by reciprocity, then their difference, which is even. */
    int i = top;
    while (i > 0 && a->v[i] == b->v[i]) i--;
    if (a->v[i] < b->v[i]) {
      if ((a->v[0] & 3) == 3 && (b->v[0] & 3) == 3) sign = -sign;
      num *held = a;
      a = b;
      b = held;
    }
    i32 borrow = 0;
    for (int k = 0; k <= top; k++) {
      i32 d = (i32)a->v[k] - (i32)b->v[k] + borrow;
      a->v[k] = (u32)d & MASK;
      borrow = d >> 28;
    }
  }
  /* a is 0: b is the greatest common divisor. */
  if (b->v[0] != 1) return 0;
  for (int i = 1; i < LIMBS; i++) if (b->v[i]) return 0;
  return sign;
}
