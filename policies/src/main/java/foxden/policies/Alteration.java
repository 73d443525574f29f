package foxden.policies;

import java.util.Locale;

/**
 * One thing changed about a mind or what it is shown, to see what follows from it: plain data. See
 * {@link Policy#alter}.
 */
public sealed interface Alteration {

  /**
   * All numbers of a group of tokens read as zero.
   *
   * @param group as in {@link Mind.Token#group}
   * @param past also those read before the change, as if it had never seen them; else from it on
   */
  record Cover(String group, boolean past) implements Alteration {}

  /**
   * A channel of the observation shows something else, from the change on.
   *
   * @param channel name of a vector channel
   * @param amount of {@link Fault#OFFSET} and {@link Fault#NOISE} in the channel's own units;
   *     ignored by the others
   */
  record Sense(String channel, Fault fault, double amount) implements Alteration {}

  /** What may be wrong with a sensor. */
  enum Fault {
    /** Stays at what it showed last. */
    FROZEN,
    /** Shows zeros. */
    DARK,
    /** Gaussian, anew at each decision, seeded: the same each time. */
    NOISE,
    /** The same amount too much in every element. */
    OFFSET
  }

  /**
   * The forget gate of a head stands still, from the change on.
   *
   * @param value 1 forgets nothing, 0 everything
   */
  record Gate(int layer, int head, double value) implements Alteration {}

  /** A head adds nothing any more, from the change on. */
  record HeadOff(int layer, int head) implements Alteration {}

  /** For people, without a full stop. */
  default String sentence() {
    if (this instanceof Cover c) {
      return c.group() + " covered" + (c.past() ? ", the past as well" : "");
    } else if (this instanceof Sense s) {
      return s.channel()
          + switch (s.fault()) {
            case FROZEN -> " frozen";
            case DARK -> " dark";
            case NOISE -> String.format(Locale.ROOT, " with noise of %.3g", s.amount());
            case OFFSET -> String.format(Locale.ROOT, " off by %.3g", s.amount());
          };
    } else if (this instanceof Gate g) {
      return String.format(Locale.ROOT, "gate %d.%d held at %.2g", g.layer(), g.head(), g.value());
    } else if (this instanceof HeadOff h) {
      return "head " + h.layer() + "." + h.head() + " off";
    }
    throw new AssertionError(this);
  }
}
