package foxden.app.link;

import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whole frames of an episode: every one of the newest, before that about 30 a simulated second,
 * thinned from the old end when they outgrow their byte bound (estimated). Not thread-safe.
 */
final class KeptFrames {

  /** Least simulated time between two kept frames that are not among the newest, s. */
  private static final double FRAME_SECONDS = 1 / 31.0;

  /** Of the newest steps every frame is kept. */
  private static final int DENSE = 2000;

  /** Steps between two thinnings of what is no longer among the newest. */
  private static final int TIDY = 256;

  private final long budget;
  private final boolean sparse;
  private final List<StepResult> frames = new ArrayList<>();
  private final List<Long> sizes = new ArrayList<>();
  private long bytes;

  /**
   * @param budget bytes to keep at most, at least some frames
   * @param sparse whether even of the newest only some are kept, because they can be had again
   */
  KeptFrames(long budget, boolean sparse) {
    this.budget = budget;
    this.sparse = sparse;
  }

  /** Takes over what another holds; frames are shared. */
  void addAll(KeptFrames other) {
    frames.addAll(other.frames);
    sizes.addAll(other.sizes);
    bytes += other.bytes;
  }

  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  @Nullable StepResult last() {
    return frames.isEmpty() ? null : frames.get(frames.size() - 1);
  }

  /** The kept frame nearest at or before a step, the first one when the step is earlier. */
  StepResult at(long step) {
    int lo = 0;
    int hi = frames.size() - 1;
    while (lo < hi) {
      int mid = (lo + hi + 1) >>> 1;
      if (frames.get(mid).step() <= step) {
        lo = mid;
      } else {
        hi = mid - 1;
      }
    }
    return frames.get(lo);
  }

  /** Forgets every frame from a step on. */
  void truncate(long step) {
    while (!frames.isEmpty() && frames.get(frames.size() - 1).step() >= step) {
      frames.remove(frames.size() - 1);
      bytes -= sizes.remove(sizes.size() - 1);
    }
  }

  void add(StepResult r) {
    if (sparse && !due(r, last())) {
      return;
    }
    long size = size(r);
    frames.add(r);
    sizes.add(size);
    bytes += size;
    if (!sparse && frames.size() > DENSE && frames.size() % TIDY == 0) {
      tidy(r.step() - DENSE);
    }
    if (bytes > budget && frames.size() > 64) {
      thin();
    }
  }

  private static boolean due(StepResult r, @Nullable StepResult before) {
    return before == null
        || !r.events().isEmpty()
        || r.done()
        || r.time() - before.time() >= FRAME_SECONDS;
  }

  // Of the frames before a step only those that are due stay.
  private void tidy(long before) {
    List<StepResult> kept = new ArrayList<>();
    List<Long> left = new ArrayList<>();
    StepResult last = null;
    for (int i = 0; i < frames.size(); i++) {
      StepResult f = frames.get(i);
      if (f.step() >= before || due(f, last)) {
        kept.add(f);
        left.add(sizes.get(i));
        last = f;
      } else {
        bytes -= sizes.get(i);
      }
    }
    replace(kept, left);
  }

  // Drops every second frame of the older half.
  private void thin() {
    int half = frames.size() / 2;
    List<StepResult> kept = new ArrayList<>();
    List<Long> left = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if (i >= half || i % 2 == 0) {
        kept.add(frames.get(i));
        left.add(sizes.get(i));
      } else {
        bytes -= sizes.get(i);
      }
    }
    replace(kept, left);
  }

  private void replace(List<StepResult> kept, List<Long> left) {
    frames.clear();
    frames.addAll(kept);
    sizes.clear();
    sizes.addAll(left);
  }

  private static long size(StepResult r) {
    WorldState s = r.state();
    long n = 256 + 4L * (s.poses().length + s.qpos().length) + 64L * r.contacts().size();
    for (Observation.Channel c : r.observation().channels().values()) {
      n +=
          c instanceof Observation.Vector v
              ? 4L * v.values().length
              : c instanceof Observation.Image i
                  ? i.rgb().length
                  : c instanceof Observation.Text t ? 2L * t.text().length() : 0;
    }
    return n + 200L * count(r.goals().heads());
  }

  private static int count(List<Goals.Goal> goals) {
    int n = goals.size();
    for (Goals.Goal g : goals) {
      n += count(g.children());
    }
    return n;
  }
}
