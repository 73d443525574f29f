package foxden.sim;

import java.util.List;

/**
 * Something worth a mark on the timeline.
 *
 * @param kind short and stable, for filters: {@code blocked}, {@code grasp}, {@code release},
 *     {@code struck}, {@code late}, {@code takeover}, {@code subtask}
 * @param text one sentence for people, with body names
 * @param bodies names of the bodies it is about
 */
public record Event(String kind, String text, List<String> bodies) {
  public Event {
    bodies = List.copyOf(bodies);
  }
}
