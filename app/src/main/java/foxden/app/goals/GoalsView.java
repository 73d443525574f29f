package foxden.app.goals;

import foxden.app.link.Stop;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.sim.StepResult;
import foxden.sim.loop.BreakCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The goals at the cursor: a check or a cross (shape as well as colour), the condition, and why it
 * holds or not, with numbers.
 */
public final class GoalsView extends VBox {

  private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");
  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

  private final Session session;
  private final Label summary = new Label();
  private final VBox rows = new VBox(4);
  private final Label empty =
      new Label("No goals here. Open a task, such as the house or the grid world (Ctrl+O).");
  private final List<Row> made = new ArrayList<>();
  private final Runnable paint = this::paint;

  private final class Row extends HBox {
    private final FontIcon mark = new FontIcon(Feather.X);
    private final Label text = new Label();
    private final Label reason = new Label();
    private final Tooltip tip = new Tooltip();
    private String name = "";

    Row() {
      super(8);
      getStyleClass().add("goal");
      setAlignment(Pos.TOP_LEFT);
      text.setWrapText(true);
      reason.getStyleClass().addAll("small", "muted");
      reason.setWrapText(true);
      reason.setMaxHeight(34);
      text.setMinWidth(0);
      reason.setMinWidth(0);
      VBox words = new VBox(text, reason);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      getChildren().addAll(mark, words);
      tip.setWrapText(true);
      tip.setMaxWidth(360);
      Tooltip.install(this, tip);
      setOnMouseClicked(e -> session.pickProperty().set(new Pick.Goal(name)));
      setOnContextMenuRequested(
          e -> {
            ContextMenu menu = new ContextMenu(item(true), item(false));
            menu.show(this, e.getScreenX(), e.getScreenY());
          });
    }

    private MenuItem item(boolean holds) {
      Stop stop = new Stop.World(new BreakCondition.OnGoal(name, holds, text.getText()));
      MenuItem item = new MenuItem("Pause when " + stop.wish());
      item.setMnemonicParsing(false);
      item.setOnAction(x -> session.stops().add(stop));
      return item;
    }

    void show(GoalsModel.Line line) {
      name = line.name();
      setPadding(new Insets(4, 6, 4, 6 + 16.0 * line.depth()));
      if (!text.getText().equals(line.text())) {
        text.setText(line.text());
      }
      if (!reason.getText().equals(line.reason())) {
        reason.setText(line.reason());
        tip.setText(line.name() + (line.reason().isEmpty() ? "" : "\n" + line.reason()));
      }
      boolean words = !line.reason().isEmpty();
      reason.setVisible(words);
      reason.setManaged(words);
      mark.setIconCode(line.holds() ? Feather.CHECK : Feather.X);
      pseudoClassStateChanged(HOLDS, line.holds());
      pseudoClassStateChanged(
          PICKED, session.pickProperty().get() instanceof Pick.Goal g && g.name().equals(name));
    }
  }

  public GoalsView(Session session) {
    super(8);
    this.session = session;
    getStyleClass().add("goals");
    Label title = new Label("Goals");
    title.getStyleClass().add("pane-title");
    summary.getStyleClass().addAll("small", "muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, title, gap, summary);
    head.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    getChildren().addAll(head, empty, scroll);
    session.cursorProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.versionProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.pickProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.pulse().dirty(paint);
  }

  private void paint() {
    StepResult r = session.frame();
    List<GoalsModel.Line> lines = r == null ? List.of() : GoalsModel.lines(r.goals());
    empty.setVisible(lines.isEmpty());
    empty.setManaged(lines.isEmpty());
    while (made.size() < lines.size()) {
      Row row = new Row();
      made.add(row);
    }
    if (rows.getChildren().size() != lines.size()) {
      rows.getChildren().setAll(made.subList(0, lines.size()));
    }
    for (int i = 0; i < lines.size(); i++) {
      made.get(i).show(lines.get(i));
    }
    summary.setText(
        r == null || lines.isEmpty()
            ? ""
            : GoalsModel.summary(lines)
                + String.format(Locale.ROOT, "   q %.2f", r.goals().qScore()));
  }
}
