package foxden.app.session;

import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.policies.Alteration;
import foxden.policies.Mind;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A counterfactual: two ways from the cursor, one with something changed, and the instant of them
 * that is looked at. FX thread.
 */
public final class WhatIf {

  /**
   * What is asked.
   *
   * @param seconds how long both run, simulated
   */
  public record Wish(Alteration change, double seconds) {}

  /**
   * What came out.
   *
   * @param who whose decisions these are
   * @param asItIs from the cursor on, unchanged
   * @param changed the same with the change
   * @param minds what the policy attended to, unchanged and changed
   * @param comparison of both: where they part, how far
   * @param firstAction step of the first decision that differs; -1 when none does
   * @param differs how, for people
   * @param note what is approximate about it; empty when nothing is
   */
  public record Result(
      Alteration change,
      String who,
      Episode asItIs,
      Episode changed,
      Optional<Mind> mindAsItIs,
      Optional<Mind> mindChanged,
      Comparison comparison,
      long firstAction,
      String differs,
      String note) {

    /** Step that both begin with. */
    public long from() {
      return asItIs.firstStep();
    }

    /** Last step of the longer one. */
    public long to() {
      return Math.max(asItIs.lastStep(), changed.lastStep());
    }
  }

  private final Session session;
  private final ObjectProperty<@Nullable Result> result = new SimpleObjectProperty<>();
  private final LongProperty step = new SimpleLongProperty();
  private Consumer<Wish> asked = w -> {};

  WhatIf(Session session) {
    this.session = session;
    // Whoever moves the cursor or lets the world go on looks at the world again.
    session.cursorProperty().addListener((o, a, b) -> close());
  }

  /** Who finds out. */
  public void onAsk(Consumer<Wish> told) {
    asked = told;
  }

  /** Asks; the answer comes later, or a sentence says why not. */
  public void ask(Wish wish) {
    Source s = session.source().orElse(null);
    if (s == null || s.episode().isEmpty()) {
      session.say(Message.Level.INFO, "Open a recording or a task first.");
      return;
    }
    session.play(false);
    asked.accept(wish);
  }

  /** Shows an answer, from the first decision that differs. */
  public void show(Result r) {
    session.play(false);
    step.set(r.firstAction() < 0 ? r.from() : r.firstAction());
    result.set(r);
  }

  /** Back to the world. */
  public void close() {
    result.set(null);
  }

  /** What is shown; null for the world as it is. */
  public ObjectProperty<@Nullable Result> resultProperty() {
    return result;
  }

  /** The instant of both ways that is looked at. */
  public LongProperty stepProperty() {
    return step;
  }
}
