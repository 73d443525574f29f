package foxden.sim.household.robot;

import foxden.sim.Event;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers which link was last stopped by which body, so that an event comes only at the onset.
 */
final class Notes {

  /** Ticks after which the same stop is news again. */
  private static final int NEWS = 50;

  /** Approach faster than this is a strike, m/s. */
  private static final double STRIKE = 0.15;

  private final TreeMap<Long, Long> last = new TreeMap<>();
  private long tick;

  void clear() {
    last.clear();
    tick = 0;
  }

  void tick() {
    tick++;
  }

  /**
   * A link was stopped by a body in this tick.
   *
   * @param speed at which the link came, m/s
   */
  void stopped(
      int link, String linkName, int body, String bodyName, double speed, List<Event> out) {
    long key = ((long) link << 32) | body;
    Long before = last.put(key, tick);
    if (before != null && tick - before <= NEWS) {
      return;
    }
    List<String> names = List.of("robot/" + linkName, bodyName);
    if (speed > STRIKE) {
      out.add(
          new Event(
              "struck",
              String.format(Locale.ROOT, "%s struck %s at %.2f m/s", linkName, bodyName, speed),
              names));
    }
    out.add(new Event("blocked", linkName + " is blocked by " + bodyName, names));
  }

  void write(StateWriter w) {
    w.putLong(tick);
    w.putInt(last.size());
    for (Map.Entry<Long, Long> e : last.entrySet()) {
      w.putLong(e.getKey());
      w.putLong(e.getValue());
    }
  }

  void read(StateReader r) {
    last.clear();
    tick = r.getLong();
    int n = r.getInt();
    for (int i = 0; i < n; i++) {
      long key = r.getLong();
      last.put(key, r.getLong());
    }
  }

  void hash(StateHash h) {
    h.add(tick);
    for (Map.Entry<Long, Long> e : last.entrySet()) {
      h.add(e.getKey().longValue());
      h.add(e.getValue().longValue());
    }
  }
}
