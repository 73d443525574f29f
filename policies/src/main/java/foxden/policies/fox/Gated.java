package foxden.policies.fox;

import java.util.List;

/** A policy whose forget gates can be held, at any moment and from any thread. */
public interface Gated {

  /**
   * Holds gates from the next token on, over resets too; an empty list lets all go again. What was
   * read before keeps the gates it was read with.
   *
   * @throws IllegalArgumentException when there is no such layer or head, or no gate; one sentence
   */
  void clamp(List<GateClamp> clamps);
}
