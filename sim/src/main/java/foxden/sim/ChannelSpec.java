package foxden.sim;

import java.util.List;

/**
 * One named, typed part of an observation.
 *
 * @param name dotted path: {@code proprio.qpos}, {@code truth.objects}; everything under {@code
 *     truth.} is privileged, a real robot could not sense it
 * @param kind vector, image or text
 * @param size number of elements of a vector; width times height of an image; 0 for text
 * @param labels what each element of a vector is, with its unit; empty when it has no names
 */
public record ChannelSpec(String name, Kind kind, int size, List<String> labels) {

  /** What a channel carries. */
  public enum Kind {
    VECTOR,
    IMAGE,
    TEXT
  }

  public ChannelSpec {
    labels = List.copyOf(labels);
  }

  /** Whether a policy that reads this channel must be reported as privileged. */
  public boolean privileged() {
    return name.startsWith("truth.");
  }
}
