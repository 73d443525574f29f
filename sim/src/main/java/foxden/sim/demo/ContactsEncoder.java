package foxden.sim.demo;

import foxden.sim.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pairs of bodies whose contact changed: parted, met, a point moved by more than 5 mm,
 * or a force changed by more than 2 N and a fifth. For looking at; the exact contacts come from
 * stepping again.
 */
final class ContactsEncoder {

  private static final double MOVED = 0.005;
  private static final double FORCE = 2;

  private record Pair(String a, String b) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int first = a.compareTo(other.a);
      return first != 0 ? first : b.compareTo(other.b);
    }
  }

  private final TreeMap<Pair, List<Contact>> written = new TreeMap<>();

  byte @Nullable [] encode(long step, double time, List<Contact> contacts, boolean key) {
    TreeMap<Pair, List<Contact>> now = new TreeMap<>();
    for (Contact c : contacts) {
      now.computeIfAbsent(new Pair(c.a(), c.b()), pair -> new ArrayList<>()).add(c);
    }
    JsonOut out = JsonOut.message(step, time);
    if (key) {
      out.key("key").bool(true);
    }
    out.key("pairs").list();
    boolean anything = key;
    for (Pair gone : List.copyOf(written.keySet())) {
      if (!now.containsKey(gone)) {
        written.remove(gone);
        if (!key) {
          pair(out, gone, List.of());
          anything = true;
        }
      }
    }
    for (Map.Entry<Pair, List<Contact>> entry : now.entrySet()) {
      List<Contact> before = written.get(entry.getKey());
      if (key || before == null || changed(before, entry.getValue())) {
        pair(out, entry.getKey(), entry.getValue());
        written.put(entry.getKey(), entry.getValue());
        anything = true;
      }
    }
    return anything ? out.endList().close().bytes() : null;
  }

  private static boolean changed(List<Contact> before, List<Contact> now) {
    if (before.size() != now.size()) {
      return true;
    }
    for (int i = 0; i < now.size(); i++) {
      Contact p = before.get(i);
      Contact q = now.get(i);
      double force = Math.abs(p.force() - q.force());
      if (Math.abs(p.x() - q.x()) > MOVED
          || Math.abs(p.y() - q.y()) > MOVED
          || Math.abs(p.z() - q.z()) > MOVED
          || force > FORCE && force > 0.2 * Math.abs(p.force())) {
        return true;
      }
    }
    return false;
  }

  private static void pair(JsonOut out, Pair pair, List<Contact> points) {
    out.open().field("a", pair.a).field("b", pair.b).key("points").list();
    for (Contact c : points) {
      out.list().fixed(c.x(), 3).fixed(c.y(), 3).fixed(c.z(), 3);
      out.fixed(c.nx(), 3).fixed(c.ny(), 3).fixed(c.nz(), 3).fixed(c.force(), 1).endList();
    }
    out.endList().close();
  }
}
