// What `foxden bench cheetah` runs against: MuJoCo itself, stepping the same model under the same
// controls. usage: rival MODEL.xml STEPS CONTACTS
// Prints the state after the first episode, then steps a second for each number read from stdin.
#include <mujoco/mujoco.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state;

// SplitMix64, as on the Java side.
static double draw(void) {
  uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  z ^= z >> 31;
  return (double)(z >> 11) * 0x1p-53 * 2 - 1;
}

static void episode(const mjModel* m, mjData* d, int steps) {
  mj_resetData(m, d);
  for (int k = 0; k < steps; k++) {
    for (int i = 0; i < m->nu; i++) d->ctrl[i] = draw();
    mj_step(m, d);
  }
}

int main(int argc, char** argv) {
  char error[500] = "";
  if (argc != 4) return 2;
  mjModel* m = mj_loadXML(argv[1], 0, error, sizeof error);
  if (!m) {
    fprintf(stderr, "%s\n", error);
    return 1;
  }
  int steps = atoi(argv[2]);
  if (argv[3][0] == '0') m->opt.disableflags |= mjDSBL_CONTACT;
  mjData* d = mj_makeData(m);
  state = 1;
  episode(m, d, 1000);
  printf("MuJoCo %s", mj_versionString());
  for (int i = 0; i < m->nq; i++) printf(" %.17g", d->qpos[i]);
  printf("\n");
  fflush(stdout);
  int go;
  while (scanf("%d", &go) == 1) {
    struct timespec a, b;
    state = 1;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int done = 0; done < steps; done += 1000) episode(m, d, 1000);
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.1f\n", steps / ((b.tv_sec - a.tv_sec) + 1e-9 * (b.tv_nsec - a.tv_nsec)));
    fflush(stdout);
  }
  return 0;
}
