package foxden.app.window;

import foxden.app.command.KeyMap;
import foxden.app.link.Source;
import foxden.app.session.Message;
import foxden.app.session.Session;
import foxden.sim.ActionSpec;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.TextForm;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where a person types moves in worlds that take words: a cell, a chess move, an answer. Shown only
 * while a person drives such a world; only legal moves are passed on. FX thread.
 */
final class MoveField extends HBox {

  private static final int HINTS = 8;

  private final Session session;
  private final Label title = new Label("Your move");
  private final TextField field = new TextField();
  private final Label hint = new Label();
  private @Nullable Source source;
  private @Nullable Observation now;
  private int refused;

  MoveField(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("move-field");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    title.setMinWidth(Region.USE_PREF_SIZE);
    field.setPrefColumnCount(14);
    field.setOnAction(e -> submit());
    getChildren().addAll(title, field, hint);
    // Above the line of keys.
    setTranslateY(-44);
    setVisible(false);
    session
        .keysProperty()
        .addListener(
            (o, a, b) -> {
              refresh();
              if (isVisible()) {
                field.requestFocus();
              }
            });
  }

  void open(@Nullable Source opened) {
    source = opened;
    now = null;
    refresh();
  }

  void show(Observation observation) {
    now = observation;
    refresh();
  }

  /** Moves that were typed and are not legal, in this episode. */
  int refused() {
    return refused;
  }

  /** A new episode begins. */
  void begin() {
    refused = 0;
    field.clear();
  }

  /** Whether a click on the world may mean a move now. */
  boolean takesClicks() {
    return isVisible();
  }

  /**
   * A person clicked.
   *
   * @param x as {@link TextForm#click} wants it
   * @return whether it meant something
   */
  boolean click(double x, double y) {
    Source s = source;
    Observation o = now;
    if (!isVisible() || s == null || o == null) {
      return false;
    }
    TextForm.Click meant =
        s.form().orElseThrow().click(o, x, y, field.getText().strip()).orElse(null);
    if (meant == null) {
      return false;
    }
    field.setText(meant.text());
    field.positionCaret(meant.text().length());
    field.requestFocus();
    if (meant.whole()) {
      submit();
    }
    return true;
  }

  private void refresh() {
    Source s = source;
    boolean typed = s != null && s.live() && s.form().isPresent() && typed(s.spec().action());
    StepResult head = s == null ? null : s.episode().head();
    boolean over = head != null && head.done();
    boolean shown = typed && !over && session.keysProperty().get() == KeyMap.DRIVING;
    if (!shown && field.isFocused()) {
      // Else the next field would take what is typed on.
      getScene().getRoot().requestFocus();
    }
    boolean comes = shown && !isVisible();
    setVisible(shown);
    if (comes) {
      field.requestFocus();
    }
    Observation o = now;
    if (isVisible() && s != null && o != null) {
      hint.setText(hints(s.form().orElseThrow(), o));
    }
  }

  private static boolean typed(ActionSpec action) {
    return action instanceof ActionSpec.Words
        || action instanceof ActionSpec.Discrete d && !d.names().contains("left");
  }

  private static String hints(TextForm form, Observation observation) {
    String all = form.legalShown(observation);
    if (all.isEmpty()) {
      return "such as A1: PARIS";
    }
    List<String> legal = form.legal(observation);
    return legal.size() <= HINTS
        ? all
        : String.join(", ", legal.subList(0, HINTS)) + " and " + (legal.size() - HINTS) + " more";
  }

  private void submit() {
    Source s = source;
    Observation o = now;
    String move = field.getText().strip();
    if (s == null || o == null || move.isEmpty()) {
      return;
    }
    TextForm form = s.form().orElseThrow();
    String cased = form.legalShown(o).isEmpty() ? move.toUpperCase(java.util.Locale.ROOT) : move;
    if (!form.legal(cased, o)) {
      refused++;
      session.say(
          Message.Level.WARNING,
          "'" + move + "' is not a legal move now; it counts as one illegal answer.");
      field.selectAll();
      return;
    }
    s.say(cased);
    field.clear();
  }
}
