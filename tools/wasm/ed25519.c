/*
 * Ed25519 for public data: field, points, products of powers, membership in bulk.
 *
 * Nothing here is constant-time; secrets never come near it.
 *
 * Field: radix 2^25.5, ten signed limbs (Bernstein, "Curve25519", PKC 2006).
 * Points: extended coordinates for a = -1 (Hisil, Wong, Carter, Dawson,
 * Asiacrypt 2008); the addition is complete, so points of small order do no harm.
 */
#include "kernel.h"

typedef struct { i32 v[10]; } fe;
typedef struct { fe X, Y, Z, T; } point;
/* Y+X, Y-X, 2Z, 2dT: what an addition needs of its second operand. */
typedef struct { fe YpX, YmX, Z2, T2d; } cached;
/* The same with Z = 1. */
typedef struct { fe ypx, ymx, t2d; } affine;

/* d, 2d, the root of -1, and the order in width-5 form: computed from RFC 8032 section 5.1. */
static const fe curve_d = {{56195235, 13857412, 51736253, 6949390, 114729, 24766616, 60832955, 30306712, 48412415,
  21499315}};
static const fe curve_2d = {{45281625, 27714825, 36363642, 13898781, 229458, 15978800, 54557047, 27058993, 29715967,
  9444199}};
static const fe root_of_minus_one = {{34513072, 25610706, 9377949, 3500415, 12389472, 33281959, 41962654, 31548777,
  326685, 11406482}};
static const signed char order_naf[253] = {13, 0, 0, 0, 0, -1, 0, 0, 0, 0, -11, 0, 0, 0, 0, 0, 0, -5, 0, 0, 0, 0, 0,
  0, -3, 0, 0, 0, 0, -13, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, -13, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 11,
  0, 0, 0, 0, 0, 11, 0, 0, 0, 0, -13, 0, 0, 0, 0, 0, 0, -3, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 3, 0, 0, 0, 0, -11, 0, 0, 0,
  0, 0, 0, 0, 15, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 7, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  1};

#define UNROLL _Pragma("clang loop unroll(full)")
#define INLINE static inline __attribute__((always_inline))

INLINE void fe_set(fe *h, i32 n) {
  UNROLL for (int i = 0; i < 10; i++) h->v[i] = 0;
  h->v[0] = n;
}

INLINE void fe_add(fe *h, const fe *f, const fe *g) {
  UNROLL for (int i = 0; i < 10; i++) h->v[i] = f->v[i] + g->v[i];
}

INLINE void fe_sub(fe *h, const fe *f, const fe *g) {
  UNROLL for (int i = 0; i < 10; i++) h->v[i] = f->v[i] - g->v[i];
}

INLINE void fe_neg(fe *h, const fe *f) {
  UNROLL for (int i = 0; i < 10; i++) h->v[i] = -f->v[i];
}

/* Limb i has 26 bits when i is even, 25 when it is odd. */
#define BITS(i) (26 - ((i) & 1))
#define CARRY(i) do { \
    i64 c = (t[i] + ((i64)1 << (BITS(i) - 1))) >> BITS(i); \
    t[((i) + 1) % 10] += (i) == 9 ? 19 * c : c; \
    t[i] -= c << BITS(i); \
  } while (0)

INLINE void fe_reduce(fe *h, i64 t[10]) {
  CARRY(0); CARRY(4); CARRY(1); CARRY(5); CARRY(2); CARRY(6);
  CARRY(3); CARRY(7); CARRY(4); CARRY(8); CARRY(9); CARRY(0);
  UNROLL for (int i = 0; i < 10; i++) h->v[i] = (i32)t[i];
}

/* Limbs below 2^27.5 in size on the way in, about 2^25.5 on the way out. */
static __attribute__((noinline)) void fe_mul(fe *h, const fe *f, const fe *g) {
  i64 a[10], b[10], b19[10], t[10];
  UNROLL for (int i = 0; i < 10; i++) { a[i] = f->v[i]; b[i] = g->v[i]; b19[i] = 19 * b[i]; }
  UNROLL for (int k = 0; k < 10; k++) {
    i64 sum = 0, twice = 0;
    UNROLL for (int i = 0; i < 10; i++) {
      int j = (k - i + 10) % 10;
      i64 term = a[i] * (i > k ? b19[j] : b[j]);
      if ((i & 1) && (j & 1)) twice += term; else sum += term;
    }
    t[k] = sum + 2 * twice;
  }
  fe_reduce(h, t);
}

static __attribute__((noinline)) void fe_sq(fe *h, const fe *f) {
  i64 a[10], a19[10], t[10];
  UNROLL for (int i = 0; i < 10; i++) { a[i] = f->v[i]; a19[i] = 19 * a[i]; }
  UNROLL for (int k = 0; k < 10; k++) {
    i64 one = 0, two = 0, four = 0;
    UNROLL for (int i = 0; i < 10; i++) {
      int j = (k - i + 10) % 10;
      if (i > j) continue;
      int wraps = i + j >= 10;
      i64 term = a[i] * (wraps ? a19[j] : a[j]);
      int odd = (i & 1) && (j & 1);
      if (i == j) { if (odd) two += term; else one += term; }
      else if (odd) four += term;
      else two += term;
    }
    t[k] = one + 2 * two + 4 * four;
  }
  fe_reduce(h, t);
}

static void fe_sq_times(fe *h, const fe *f, int n) {
  fe_sq(h, f);
  for (int i = 1; i < n; i++) fe_sq(h, h);
}

/* f^(2^250 - 1), and f^11 on the side. */
static void fe_chain(fe *z250, fe *z11, const fe *f) {
  fe z2, z9, z5, z10, z20, z40, z50, z100, t;
  fe_sq(&z2, f);
  fe_sq_times(&t, &z2, 2);
  fe_mul(&z9, &t, f);
  fe_mul(z11, &z9, &z2);
  fe_sq(&t, z11);
  fe_mul(&z5, &t, &z9);
  fe_sq_times(&t, &z5, 5);
  fe_mul(&z10, &t, &z5);
  fe_sq_times(&t, &z10, 10);
  fe_mul(&z20, &t, &z10);
  fe_sq_times(&t, &z20, 20);
  fe_mul(&z40, &t, &z20);
  fe_sq_times(&t, &z40, 10);
  fe_mul(&z50, &t, &z10);
  fe_sq_times(&t, &z50, 50);
  fe_mul(&z100, &t, &z50);
  fe_sq_times(&t, &z100, 100);
  fe_mul(&t, &t, &z100);
  fe_sq_times(&t, &t, 50);
  fe_mul(z250, &t, &z50);
}

/* f^(p-2) */
static void fe_invert(fe *h, const fe *f) {
  fe z250, z11, t;
  fe_chain(&z250, &z11, f);
  fe_sq_times(&t, &z250, 5);
  fe_mul(h, &t, &z11);
}

/* f^((p-5)/8) */
static void fe_pow_root(fe *h, const fe *f) {
  fe z250, z11, t;
  fe_chain(&z250, &z11, f);
  fe_sq_times(&t, &z250, 2);
  fe_mul(h, &t, f);
}

static void fe_to_bytes(u8 *out, const fe *f) {
  i64 t[10];
  for (int i = 0; i < 10; i++) t[i] = f->v[i];
  /* Limbs to their ranges, twice, then the multiple of p that is left. */
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < 10; i++) {
      i64 c = t[i] >> BITS(i);
      t[i] -= c << BITS(i);
      t[(i + 1) % 10] += i == 9 ? 19 * c : c;
    }
  }
  i64 q = (t[0] + 19) >> 26;
  for (int i = 1; i < 10; i++) q = (t[i] + q) >> BITS(i);
  t[0] += 19 * q;
  for (int i = 0; i < 10; i++) {
    i64 c = t[i] >> BITS(i);
    t[i] -= c << BITS(i);
    if (i < 9) t[i + 1] += c;
  }
  u64 held = 0;
  int bits = 0, at = 0;
  for (int i = 0; i < 10; i++) {
    held |= (u64)t[i] << bits;
    bits += BITS(i);
    while (bits >= 8) { out[at++] = (u8)held; held >>= 8; bits -= 8; }
  }
  out[at] = (u8)held;
}

static void fe_from_bytes(fe *h, const u8 *in) {
  u64 held = 0;
  int bits = 0, at = 0;
  for (int i = 0; i < 10; i++) {
    while (bits < BITS(i) && at < 32) {
      u8 byte = at == 31 ? in[31] & 127 : in[at];
      held |= (u64)byte << bits;
      bits += 8;
      at++;
    }
    h->v[i] = (i32)(held & (((u64)1 << BITS(i)) - 1));
    held >>= BITS(i);
    bits -= BITS(i);
  }
}

static int fe_is_zero(const fe *f) {
  u8 bytes[32];
  fe_to_bytes(bytes, f);
  u8 any = 0;
  for (int i = 0; i < 32; i++) any |= bytes[i];
  return any == 0;
}

static int fe_equal(const fe *f, const fe *g) {
  fe difference;
  fe_sub(&difference, f, g);
  return fe_is_zero(&difference);
}

/* ---- points ---- */

static void point_zero(point *p) {
  fe_set(&p->X, 0); fe_set(&p->Y, 1); fe_set(&p->Z, 1); fe_set(&p->T, 0);
}

static int point_is_zero(const point *p) {
  return fe_is_zero(&p->X) && fe_equal(&p->Y, &p->Z);
}

/* Whether the coordinate T is wanted: a doubling does not read it. */
enum want { WITHOUT_T, WITH_T };

INLINE void complete(point *r, const fe *E, const fe *F, const fe *G, const fe *H, enum want want) {
  fe_mul(&r->X, E, F);
  fe_mul(&r->Y, G, H);
  fe_mul(&r->Z, F, G);
  if (want == WITH_T) fe_mul(&r->T, E, H);
}

INLINE void point_double(point *r, const point *p, enum want want) {
  fe A, B, C, E, F, G, H, s;
  fe_sq(&A, &p->X);
  fe_sq(&B, &p->Y);
  fe_sq(&C, &p->Z);
  fe_add(&C, &C, &C);
  fe_add(&s, &p->X, &p->Y);
  fe_sq(&s, &s);
  fe_add(&H, &A, &B);
  fe_sub(&E, &H, &s);
  fe_sub(&G, &A, &B);
  fe_add(&F, &C, &G);
  complete(r, &E, &F, &G, &H, want);
}

/* r = p + sign q */
INLINE void point_add(point *r, const point *p, const cached *q, int negative, enum want want) {
  fe A, B, C, D, E, F, G, H, s;
  fe_sub(&s, &p->Y, &p->X);
  fe_mul(&A, &s, negative ? &q->YpX : &q->YmX);
  fe_add(&s, &p->Y, &p->X);
  fe_mul(&B, &s, negative ? &q->YmX : &q->YpX);
  fe_mul(&C, &p->T, &q->T2d);
  if (negative) fe_neg(&C, &C);
  fe_mul(&D, &p->Z, &q->Z2);
  fe_sub(&E, &B, &A);
  fe_sub(&F, &D, &C);
  fe_add(&G, &D, &C);
  fe_add(&H, &B, &A);
  complete(r, &E, &F, &G, &H, want);
}

INLINE void point_add_affine(point *r, const point *p, const affine *q, int negative, enum want want) {
  fe A, B, C, D, E, F, G, H, s;
  fe_sub(&s, &p->Y, &p->X);
  fe_mul(&A, &s, negative ? &q->ypx : &q->ymx);
  fe_add(&s, &p->Y, &p->X);
  fe_mul(&B, &s, negative ? &q->ymx : &q->ypx);
  fe_mul(&C, &p->T, &q->t2d);
  if (negative) fe_neg(&C, &C);
  fe_add(&D, &p->Z, &p->Z);
  fe_sub(&E, &B, &A);
  fe_sub(&F, &D, &C);
  fe_add(&G, &D, &C);
  fe_add(&H, &B, &A);
  complete(r, &E, &F, &G, &H, want);
}

static void point_cache(cached *c, const point *p) {
  fe_add(&c->YpX, &p->Y, &p->X);
  fe_sub(&c->YmX, &p->Y, &p->X);
  fe_add(&c->Z2, &p->Z, &p->Z);
  fe_mul(&c->T2d, &p->T, &curve_2d);
}

static void double_times(point *p, int n) {
  for (int i = 1; i < n; i++) point_double(p, p, WITHOUT_T);
  point_double(p, p, WITH_T);
}

/* 32 bytes as in RFC 8032, y below p: 1 when they are a point of the curve. */
static int decompress(point *p, const u8 *in) {
  fe u, v, v3, x, check;
  int sign = in[31] >> 7;
  fe_from_bytes(&p->Y, in);
  fe_set(&p->Z, 1);
  fe_sq(&u, &p->Y);
  fe_mul(&v, &u, &curve_d);
  fe_sub(&u, &u, &p->Z);
  fe_add(&v, &v, &p->Z);
  fe_sq(&v3, &v);
  fe_mul(&v3, &v3, &v);
  fe_sq(&x, &v3);
  fe_mul(&x, &x, &v);
  fe_mul(&x, &x, &u);
  fe_pow_root(&x, &x);
  fe_mul(&x, &x, &v3);
  fe_mul(&x, &x, &u);
  fe_sq(&check, &x);
  fe_mul(&check, &check, &v);
  if (!fe_equal(&check, &u)) {
    fe minus;
    fe_neg(&minus, &u);
    if (!fe_equal(&check, &minus)) return 0;
    fe_mul(&x, &x, &root_of_minus_one);
  }
  u8 bytes[32];
  fe_to_bytes(bytes, &x);
  if ((bytes[0] & 1) != sign) {
    if (fe_is_zero(&x)) return 0;
    fe_neg(&x, &x);
  }
  p->X = x;
  fe_mul(&p->T, &p->X, &p->Y);
  return 1;
}

EXPORT(ed_decompress) int ed_decompress(const u8 *in, point *out, int n) {
  for (int i = 0; i < n; i++) if (!decompress(out + i, in + 32 * i)) return i;
  return -1;
}

/* All to affine with one inversion (Montgomery's trick), then 32 bytes each. `scratch` holds n field elements. */
EXPORT(ed_compress) void ed_compress(const point *in, u8 *out, int n, fe *scratch) {
  fe all, inverse, z, x, y;
  fe_set(&all, 1);
  for (int i = 0; i < n; i++) {
    scratch[i] = all;
    fe_mul(&all, &all, &in[i].Z);
  }
  fe_invert(&inverse, &all);
  for (int i = n - 1; i >= 0; i--) {
    fe_mul(&z, &inverse, scratch + i);
    fe_mul(&inverse, &inverse, &in[i].Z);
    fe_mul(&x, &in[i].X, &z);
    fe_mul(&y, &in[i].Y, &z);
    u8 bytes[32];
    fe_to_bytes(bytes, &x);
    fe_to_bytes(out + 32 * i, &y);
    out[32 * i + 31] |= (u8)((bytes[0] & 1) << 7);
  }
}

/* ---- tables: odd multiples of P, 2^64 P, 2^128 P, 2^192 P ---- */

#define PIECES 4
#define OWN_WIDTH 5
#define OWN_ODD (1 << (OWN_WIDTH - 2))
#define FIXED_WIDTH 8
#define FIXED_ODD (1 << (FIXED_WIDTH - 2))

EXPORT(ed_table_size) int ed_table_size(void) { return PIECES * OWN_ODD * sizeof(cached); }
EXPORT(ed_fixed_size) int ed_fixed_size(void) { return PIECES * FIXED_ODD * sizeof(affine); }
EXPORT(ed_point_size) int ed_point_size(void) { return sizeof(point); }

EXPORT(ed_table) void ed_table(const point *p, cached *table) {
  point base = *p, multiple;
  cached twice;
  for (int piece = 0; piece < PIECES; piece++) {
    if (piece > 0) double_times(&base, 64);
    point_double(&multiple, &base, WITH_T);
    point_cache(&twice, &multiple);
    multiple = base;
    cached *own = table + piece * OWN_ODD;
    point_cache(own, &multiple);
    for (int i = 1; i < OWN_ODD; i++) {
      point_add(&multiple, &multiple, &twice, 0, WITH_T);
      point_cache(own + i, &multiple);
    }
  }
}

EXPORT(ed_fixed) void ed_fixed(const point *p, affine *table) {
  point base = *p, multiple;
  cached twice;
  for (int piece = 0; piece < PIECES; piece++) {
    if (piece > 0) double_times(&base, 64);
    point_double(&multiple, &base, WITH_T);
    point_cache(&twice, &multiple);
    multiple = base;
    for (int i = 0; i < FIXED_ODD; i++) {
      fe inverse, x, y;
      affine *own = table + piece * FIXED_ODD + i;
      fe_invert(&inverse, &multiple.Z);
      fe_mul(&x, &multiple.X, &inverse);
      fe_mul(&y, &multiple.Y, &inverse);
      fe_add(&own->ypx, &y, &x);
      fe_sub(&own->ymx, &y, &x);
      fe_mul(&own->t2d, &x, &y);
      fe_mul(&own->t2d, &own->t2d, &curve_2d);
      if (i + 1 < FIXED_ODD) point_add(&multiple, &multiple, &twice, 0, WITH_T);
    }
  }
}

/* Width-w form of 64 bits without adjacent digits, least significant first: 65 digits, odd or 0. */
static void recode(signed char digits[66], u64 n, int width) {
  int carry = 0;
  for (int i = 0; i < 66; i++) digits[i] = 0;
  int i = 0;
  while (i < 64 || carry) {
    int bit = (i < 64 ? (int)((n >> i) & 1) : 0) + carry;
    if ((bit & 1) == 0) { carry = bit >> 1; i++; continue; }
    u64 rest = i < 64 ? n >> i : 0;
    int window = (int)(rest & ((1 << width) - 1)) + carry;
    /* carry is at most 1 and the window is odd after it. */
    if (window >= 1 << (width - 1)) { digits[i] = (signed char)(window - (1 << width)); carry = 1; }
    else { digits[i] = (signed char)window; carry = 0; }
    i += width;
    if (i > 65) break;
  }
}

/* One term: where its table lies, what kind it is, and 32 bytes of exponent. */
typedef struct { u32 table; u32 kind; u64 exponent[PIECES]; } term;
enum { POINT_ALONE = 0, OWN_TABLE = 1, FIXED_TABLE = 2 };

#define MOST_TERMS 64
static signed char naf[MOST_TERMS * PIECES][66];

/* The product of up to MOST_TERMS powers: interleaved windows (Straus), 64 doublings in all. */
EXPORT(ed_row) void ed_row(const term *terms, int n, point *out) {
  point r;
  cached own;
  int top = -1;
  point_zero(&r);
  for (int k = 0; k < n; k++) {
    if (terms[k].kind == POINT_ALONE) continue;
    for (int piece = 0; piece < PIECES; piece++) {
      signed char *digits = naf[k * PIECES + piece];
      recode(digits, terms[k].exponent[piece], terms[k].kind == FIXED_TABLE ? FIXED_WIDTH : OWN_WIDTH);
      for (int i = 65; i > top; i--) if (digits[i]) { top = i; break; }
    }
  }
  for (int i = top; i >= 0; i--) {
    if (i < top) point_double(&r, &r, WITH_T);
    for (int k = 0; k < n; k++) {
      if (terms[k].kind == POINT_ALONE) continue;
      for (int piece = 0; piece < PIECES; piece++) {
        int digit = naf[k * PIECES + piece][i];
        if (digit == 0) continue;
        int negative = digit < 0, at = (negative ? -digit : digit) >> 1;
        if (terms[k].kind == FIXED_TABLE) {
          point_add_affine(&r, &r, (const affine *)terms[k].table + piece * FIXED_ODD + at, negative, WITH_T);
        } else {
          point_add(&r, &r, (const cached *)terms[k].table + piece * OWN_ODD + at, negative, WITH_T);
        }
      }
    }
  }
  for (int k = 0; k < n; k++) {
    if (terms[k].kind != POINT_ALONE) continue;
    point_cache(&own, (const point *)terms[k].table);
    point_add(&r, &r, &own, 0, WITH_T);
  }
  *out = r;
}

EXPORT(ed_add) void ed_add(point *sum, const point *p) {
  cached own;
  point_cache(&own, p);
  point_add(sum, sum, &own, 0, WITH_T);
}

/* ---- membership: order times P is the neutral point ---- */

EXPORT(ed_has_prime_order) int ed_has_prime_order(const point *p) {
  cached odd[OWN_ODD], twice;
  point multiple, r;
  point_double(&multiple, p, WITH_T);
  point_cache(&twice, &multiple);
  multiple = *p;
  point_cache(odd, &multiple);
  for (int i = 1; i < OWN_ODD; i++) {
    point_add(&multiple, &multiple, &twice, 0, WITH_T);
    point_cache(odd + i, &multiple);
  }
  point_zero(&r);
  int last = (int)sizeof(order_naf) - 1;
  for (int i = last; i >= 0; i--) {
    int digit = order_naf[i];
    if (i < last) point_double(&r, &r, digit ? WITH_T : WITHOUT_T);
    if (digit > 0) point_add(&r, &r, odd + (digit >> 1), 0, WITHOUT_T);
    if (digit < 0) point_add(&r, &r, odd + (-digit >> 1), 1, WITHOUT_T);
  }
  return point_is_zero(&r);
}

/*
 * Many at once: sums over random subsets. A point with a part of small order
 * shows in each sum with probability 1/2 at least, whatever the others are. Eight
 * subsets share one pass: point i goes to the bucket that names its subsets.
 */
static point bucket[256];

EXPORT(ed_subsets_have_prime_order) int ed_subsets_have_prime_order(const point *points, int n, const u8 *choice) {
  cached own;
  for (int j = 0; j < 256; j++) point_zero(bucket + j);
  for (int i = 0; i < n; i++) {
    if (choice[i] == 0) continue;
    point_cache(&own, points + i);
    point_add(bucket + choice[i], bucket + choice[i], &own, 0, WITH_T);
  }
  for (int bit = 7; bit >= 0; bit--) {
    int half = 1 << bit;
    point sum;
    point_zero(&sum);
    for (int j = half; j < 2 * half; j++) {
      point_cache(&own, bucket + j);
      point_add(&sum, &sum, &own, 0, WITH_T);
      point_add(bucket + j - half, bucket + j - half, &own, 0, WITH_T);
    }
    if (!ed_has_prime_order(&sum)) return 0;
  }
  return 1;
}

/* ---- one long product: buckets by window (Pippenger), signed digits ---- */

static int digit_of(const u8 *scalar, int window, int width, int *carry) {
  int from = window * width, value = *carry;
  for (int b = 0; b < width; b++) {
    int at = from + b;
    if (at < 256) value += ((scalar[at >> 3] >> (at & 7)) & 1) << b;
  }
  if (value >= 1 << (width - 1)) { *carry = 1; return value - (1 << width); }
  *carry = 0;
  return value;
}

/* `digits` holds n * windows i16, `caches` n cached, `buckets` 2^(width-1) points. */
EXPORT(ed_msm) void ed_msm(const point *points, const u8 *scalars, int n, int width, i16 *digits, cached *caches, point *buckets, point *out) {
  int windows = 256 / width + 1, count = 1 << (width - 1);
  for (int i = 0; i < n; i++) {
    int carry = 0;
    for (int w = 0; w < windows; w++) digits[w * n + i] = (i16)digit_of(scalars + 32 * i, w, width, &carry);
    point_cache(caches + i, points + i);
  }
  point r;
  cached own;
  point_zero(&r);
  for (int w = windows - 1; w >= 0; w--) {
    double_times(&r, width);
    for (int j = 0; j < count; j++) point_zero(buckets + j);
    const i16 *row = digits + w * n;
    for (int i = 0; i < n; i++) {
      int digit = row[i];
      if (digit > 0) point_add(buckets + digit - 1, buckets + digit - 1, caches + i, 0, WITH_T);
      if (digit < 0) point_add(buckets - digit - 1, buckets - digit - 1, caches + i, 1, WITH_T);
    }
    point running, sum;
    point_zero(&running);
    point_zero(&sum);
    for (int j = count - 1; j >= 0; j--) {
      point_cache(&own, buckets + j);
      point_add(&running, &running, &own, 0, WITH_T);
      point_cache(&own, &running);
      point_add(&sum, &sum, &own, 0, WITH_T);
    }
    point_cache(&own, &sum);
    point_add(&r, &r, &own, 0, WITH_T);
  }
  *out = r;
}
