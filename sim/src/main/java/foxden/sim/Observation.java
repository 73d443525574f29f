package foxden.sim;

import java.util.Map;

/**
 * What a driver is shown.
 *
 * @param step ticks since reset
 * @param time simulated seconds since reset
 * @param channels channel name to value
 */
public record Observation(long step, double time, Map<String, Channel> channels) {

  /** The value of one channel. */
  public sealed interface Channel permits Vector, Image, Text {}

  /** Numbers; the unit of each is in the {@link ChannelSpec}. */
  public record Vector(float[] values) implements Channel {}

  /** Eight-bit RGB, row by row from the top, three bytes a pixel. */
  public record Image(int width, int height, byte[] rgb) implements Channel {}

  /** Text, as a language model would read it. */
  public record Text(String text) implements Channel {}

  public Observation {
    channels = Map.copyOf(channels);
  }

  /**
   * The numbers of a vector channel; not a copy.
   *
   * @throws IllegalArgumentException when there is no vector channel of that name
   */
  public float[] vector(String name) {
    if (channels.get(name) instanceof Vector v) {
      return v.values();
    }
    throw new IllegalArgumentException("no vector channel '" + name + "' in " + channels.keySet());
  }

  /**
   * The text of a text channel.
   *
   * @throws IllegalArgumentException when there is no text channel of that name
   */
  public String text(String name) {
    if (channels.get(name) instanceof Text t) {
      return t.text();
    }
    throw new IllegalArgumentException("no text channel '" + name + "' in " + channels.keySet());
  }
}
