package foxden.policies.fox.attention;

import static foxden.policies.nn.LogitBlock.WIDTH;

import foxden.policies.nn.LogitBlock;

/** Hides from each query the keys after its own and those before its window. */
final class Visible {

  private Visible() {}

  static void show(LogitBlock block, Sequence at, int i0, int rows, int from, int j0) {
    boolean inside = at.first(i0 + rows - 1) <= j0 && at.offset + i0 + from >= j0 + WIDTH - 1;
    for (int i = from; i < rows && !inside; i++) {
      block.show(i, at.first(i0 + i) - j0, at.offset + i0 + i - j0 + 1);
    }
  }
}
