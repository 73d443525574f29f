package foxden.sim.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that hold from a step on until the next one. */
final class Track<T> {

  private long[] steps = new long[64];
  private final List<T> values = new ArrayList<>();

  void add(long step, T value) {
    int n = values.size();
    if (n > 0 && steps[n - 1] == step) {
      values.set(n - 1, value);
      return;
    }
    if (n == steps.length) {
      steps = Arrays.copyOf(steps, 2 * n);
    }
    steps[n] = step;
    values.add(value);
  }

  int size() {
    return values.size();
  }

  long step(int index) {
    return steps[index];
  }

  T value(int index) {
    return values.get(index);
  }

  List<T> values() {
    return Collections.unmodifiableList(values);
  }

  /** Index of the last value at or before a step, -1 when there is none. */
  int floor(long step) {
    int at = Arrays.binarySearch(steps, 0, values.size(), step);
    return at >= 0 ? at : -at - 2;
  }

  /** The value that holds at a step. */
  @Nullable T at(long step) {
    int index = floor(step);
    return index < 0 ? null : values.get(index);
  }
}
