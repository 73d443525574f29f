package foxden.policies.fox;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Forget gates held at a value while a network reads on, whatever it would have them be: 1 is an
 * open gate that keeps everything before the token, 0 a closed one that lets go of all of it.
 *
 * @param layer counted from 0; {@link #ALL} for every layer
 * @param head counted from 0; {@link #ALL} for every head
 * @param forget the gate, in [0, 1]; 0 and 1 up to {@code exp(-40)}
 */
public record GateClamp(int layer, int head, double forget) {

  /** Every layer, or every head. */
  public static final int ALL = -1;

  /** What people type before the clamp: {@code fox-gates:0.9@1.2}. */
  public static final String PREFIX = "fox-gates:";

  /** Beyond this logit single precision knows no difference. */
  private static final double MAX_LOGIT = 40;

  public GateClamp {
    if (!(forget >= 0 && forget <= 1)) {
      throw new IllegalArgumentException(
          "a forget gate is held at a number from 0 to 1, not " + forget);
    }
    if (layer < ALL || head < ALL) {
      throw new IllegalArgumentException("layers and heads are counted from 0");
    }
  }

  /** Every gate of the network. */
  public static GateClamp all(double forget) {
    return new GateClamp(ALL, ALL, forget);
  }

  /**
   * Reads what people type: clamps with commas between them, each {@code VALUE} for every gate or
   * {@code VALUE@LAYER.HEAD}.
   *
   * @throws IllegalArgumentException one sentence
   */
  public static List<GateClamp> parse(String text) {
    return List.of(text.split(",", -1)).stream().map(GateClamp::one).toList();
  }

  private static GateClamp one(String text) {
    String[] parts = text.strip().split("@", -1);
    try {
      double forget = Double.parseDouble(parts[0]);
      if (parts.length == 1) {
        return all(forget);
      }
      String[] place = parts[1].split("\\.", -1);
      if (parts.length == 2 && place.length == 2) {
        return new GateClamp(Integer.parseInt(place[0]), Integer.parseInt(place[1]), forget);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no forget gate to hold; write VALUE (0 to 1) or VALUE@LAYER.HEAD, such as"
            + " 0.9@1.2");
  }

  /** The name of a fox with these clamps: {@code fox} without any. */
  static String driverName(List<GateClamp> clamps) {
    return clamps.isEmpty()
        ? "fox"
        : PREFIX + clamps.stream().map(GateClamp::toString).collect(Collectors.joining(","));
  }

  /** Whether it is about this gate. */
  boolean holds(int atLayer, int atHead) {
    return (layer == ALL || layer == atLayer) && (head == ALL || head == atHead);
  }

  /** The gate's logit. */
  float logit() {
    return (float) Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, Math.log(forget / (1 - forget))));
  }

  /** As it is typed. */
  @Override
  public String toString() {
    String value = forget == Math.rint(forget) ? "%.0f".formatted(forget) : "" + forget;
    return layer == ALL && head == ALL ? value : value + "@" + layer + "." + head;
  }
}
