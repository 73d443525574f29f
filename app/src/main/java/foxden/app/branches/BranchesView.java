package foxden.app.branches;

import foxden.app.link.Interventions.Branch;
import foxden.app.session.Comparison;
import foxden.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The other ways, newest first: a click compares the present way with one (ghost in the world, a
 * lane of distance in time), buttons take it up again, rename and forget it.
 */
public final class BranchesView extends VBox {

  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

  private final Session session;
  private final VBox rows = new VBox(4);
  private final Label difference = new Label();
  private final Label goals = new Label();
  private final Label drift = new Label();
  private final Label empty =
      new Label(
          // Short: on small screens there is room for five lines.
          "Left goes back in a live world, Ctrl+Enter runs on from there: what came later stays"
              + " here. F6 names a moment.");
  private final List<Row> made = new ArrayList<>();
  private final Runnable paint = this::paint;

  private final class Row extends VBox {
    private final Branch branch;
    private final Label name = new Label();
    private final TextField rename = new TextField();

    Row(Branch b) {
      super(2);
      branch = b;
      getStyleClass().add("branch");
      FontIcon icon = new FontIcon(b.mark() ? Feather.BOOKMARK : Feather.GIT_BRANCH);
      name.setText(b.name());
      name.setMinWidth(0);
      Label outcome = new Label(BranchesModel.outcome(b));
      outcome.getStyleClass().addAll("small", "figures");
      outcome.setMinWidth(Region.USE_PREF_SIZE);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      rename.setVisible(false);
      rename.setManaged(false);
      HBox.setHgrow(rename, Priority.ALWAYS);
      HBox head = new HBox(6, icon, name, rename, gap, outcome);
      head.setAlignment(Pos.CENTER_LEFT);
      if (b.enterable()) {
        head.getChildren()
            .add(
                button(
                    Feather.CORNER_DOWN_RIGHT,
                    "Take up at its end; the present way is kept",
                    () -> session.futures().enter(b.id())));
        head.getChildren().add(button(Feather.EDIT_2, "Rename", this::edit));
      }
      head.getChildren()
          .add(
              button(
                  Feather.X,
                  "Forget",
                  () -> session.interventions().ifPresent(i -> i.drop(b.id()))));
      Label detail = new Label(BranchesModel.detail(b));
      detail.getStyleClass().addAll("small", "muted");
      detail.setMinWidth(0);
      getChildren().addAll(head, detail);
      setOnMouseClicked(e -> session.futures().flip(b.id()));
      rename.setOnKeyPressed(
          e -> {
            if (e.getCode() == KeyCode.ENTER) {
              session
                  .interventions()
                  .ifPresent(i -> i.rename(branch.id(), rename.getText().strip()));
              done();
              e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE) {
              done();
            }
          });
    }

    private void edit() {
      rename.setText(branch.name());
      show(rename, true);
      show(name, false);
      rename.requestFocus();
      rename.selectAll();
    }

    private void done() {
      show(rename, false);
      show(name, true);
    }

    private void show(Region r, boolean on) {
      r.setVisible(on);
      r.setManaged(on);
    }
  }

  public BranchesView(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("branches");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    difference.getStyleClass().add("small");
    difference.setWrapText(true);
    difference.setMinHeight(Region.USE_PREF_SIZE);
    goals.getStyleClass().addAll("small", "muted");
    goals.setWrapText(true);
    goals.setMinHeight(Region.USE_PREF_SIZE);
    drift.getStyleClass().add("small");
    drift.setWrapText(true);
    drift.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(empty, scroll, difference, goals, drift);
    session
        .futures()
        .told()
        .addListener((ListChangeListener<String>) c -> session.pulse().dirty(paint));
    session
        .futures()
        .branches()
        .addListener((ListChangeListener<Branch>) c -> session.pulse().dirty(this::rebuild));
    session.futures().comparisonProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.cursorProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    rebuild();
  }

  private static Button button(Ikon icon, String what, Runnable run) {
    Button b = new Button();
    b.setGraphic(new FontIcon(icon));
    b.getStyleClass().addAll("tool", "tiny");
    b.setFocusTraversable(false);
    b.setTooltip(new Tooltip(what));
    b.setAccessibleText(what);
    b.setOnAction(e -> run.run());
    return b;
  }

  private void rebuild() {
    made.clear();
    List<Branch> all = session.futures().branches();
    for (int i = all.size() - 1; i >= 0; i--) {
      made.add(new Row(all.get(i)));
    }
    rows.getChildren().setAll(made);
    empty.setVisible(all.isEmpty());
    empty.setManaged(all.isEmpty());
    paint();
  }

  private void paint() {
    Comparison c = session.futures().comparisonProperty().get();
    for (Row row : made) {
      row.pseudoClassStateChanged(PICKED, c != null && c.branch().id() == row.branch.id());
    }
    String told = String.join("\n", session.futures().told());
    drift.setText(told);
    drift.setVisible(!told.isEmpty());
    drift.setManaged(!told.isEmpty());
    boolean any = c != null;
    for (Label l : List.of(difference, goals)) {
      l.setVisible(any);
      l.setManaged(any);
    }
    if (c == null) {
      return;
    }
    double now = session.episode().map(e -> e.time(session.cursor())).orElse(0.0);
    difference.setText("Against " + c.branch().name() + ": " + c.sentence(now));
    String more = c.goals().isEmpty() ? "same goals at the end" : String.join("; ", c.goals());
    goals.setText(String.format(Locale.ROOT, "%s; at most %.2f m apart", more, c.farthest()));
  }
}
