package foxden.app.demos;

import java.util.List;

/**
 * What a typed path means.
 *
 * @param offers what it names
 * @param sentence why it names nothing; empty when the words are no path at all
 */
public record Typed(List<Offer> offers, String sentence) {

  /** The words are no path. */
  public static final Typed NOTHING = new Typed(List.of(), "");

  public Typed {
    offers = List.copyOf(offers);
  }
}
