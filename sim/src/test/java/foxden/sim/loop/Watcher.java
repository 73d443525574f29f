package foxden.sim.loop;

import foxden.sim.EnvironmentSpec;
import foxden.sim.history.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what a loop tells and waits for what a test wants to see. */
final class Watcher implements LoopListener {

  private static final long PATIENCE_MILLIS = 30_000;

  final List<LoopFrame> frames = new ArrayList<>();
  final List<LoopStatus> statuses = new ArrayList<>();

  @Override
  public synchronized void frame(LoopFrame frame) {
    frames.add(frame);
    notifyAll();
  }

  final List<Line> lines = new ArrayList<>();
  final List<List<RecordedPart>> takes = new ArrayList<>();

  @Override
  public synchronized void left(Line line, long fork) {
    lines.add(line);
    notifyAll();
  }

  @Override
  public synchronized void recorded(List<RecordedPart> parts) {
    takes.add(parts);
    notifyAll();
  }

  synchronized List<RecordedPart> take() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (takes.isEmpty()) {
      await(until);
    }
    return takes.get(takes.size() - 1);
  }

  @Override
  public synchronized void status(LoopStatus status) {
    statuses.add(status);
    notifyAll();
  }

  synchronized LoopFrame frame(Predicate<LoopFrame> wanted) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    int seen = 0;
    while (true) {
      for (; seen < frames.size(); seen++) {
        if (wanted.test(frames.get(seen))) {
          return frames.get(seen);
        }
      }
      await(until);
    }
  }

  synchronized LoopStatus status(Predicate<LoopStatus> wanted) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    int seen = 0;
    while (true) {
      for (; seen < statuses.size(); seen++) {
        if (wanted.test(statuses.get(seen))) {
          return statuses.get(seen);
        }
      }
      await(until);
    }
  }

  synchronized void clear() {
    frames.clear();
    statuses.clear();
  }

  synchronized LoopFrame last() {
    return frames.get(frames.size() - 1);
  }

  private void await(long until) throws InterruptedException {
    long left = (until - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new AssertionError(
          "waited in vain; last "
              + (frames.isEmpty() ? "nothing" : "step " + last().result().step())
              + ", statuses "
              + statuses);
    }
    wait(left);
  }

  static long step(LoopFrame frame) {
    return frame.result().step();
  }

  static boolean fits(EnvironmentSpec spec, LoopFrame frame) {
    return frame.result().state().poses().length == 7 * spec.bodies().size();
  }
}
