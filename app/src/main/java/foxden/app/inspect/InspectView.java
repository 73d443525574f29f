package foxden.app.inspect;

import foxden.app.link.Source;
import foxden.app.session.Session;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The numbers of what is picked, at the cursor; of the instant when nothing is. */
public final class InspectView extends VBox {

  private final Session session;
  private final Label what = new Label();
  private final GridPane grid = new GridPane();
  private final List<Label> names = new ArrayList<>();
  private final List<Label> values = new ArrayList<>();
  private final Runnable paint = this::paint;
  private final EditView edits;
  private double clock;
  private double last = -1;
  private boolean stale = true;

  public InspectView(Session session) {
    super(8);
    this.session = session;
    this.edits = new EditView(session);
    getStyleClass().add("inspect");
    what.getStyleClass().addAll("small", "muted");
    what.setMinWidth(0);
    HBox head = new HBox(8, what);
    head.setAlignment(Pos.CENTER_LEFT);
    grid.setHgap(12);
    grid.setVgap(4);
    ColumnConstraints left = new ColumnConstraints();
    left.setMinWidth(72);
    left.setMaxWidth(180);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(left, right);
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, edits, scroll);
    session.cursorProperty().addListener((o, a, b) -> stale = true);
    session.versionProperty().addListener((o, a, b) -> stale = true);
    session.pickProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    // Numbers that change faster than ten times a second cannot be read.
    session
        .pulse()
        .clock(
            dt -> {
              clock += dt;
              if (stale && (clock - last > 0.1 || !session.playingProperty().get())) {
                session.pulse().dirty(paint);
              }
            });
  }

  private void paint() {
    stale = false;
    last = clock;
    Source s = session.source().orElse(null);
    List<InspectModel.Line> lines =
        s == null
            ? List.of()
            : InspectModel.lines(
                session.pickProperty().get(),
                s.spec(),
                s.episode(),
                session.cursor(),
                session.mind().orElse(null));
    edits.show(session.pickProperty().get());
    String of = InspectModel.title(session.pickProperty().get());
    what.setText(of.isEmpty() ? "this instant \u2014 pick a thing to see it here" : of);
    while (names.size() < lines.size()) {
      Label n = new Label();
      n.getStyleClass().addAll("small", "muted");
      n.setMinWidth(0);
      Label v = new Label();
      v.getStyleClass().addAll("small", "figures");
      v.setWrapText(true);
      n.setTooltip(new Tooltip());
      n.getTooltip().textProperty().bind(n.textProperty());
      grid.addRow(names.size(), n, v);
      names.add(n);
      values.add(v);
    }
    for (int i = 0; i < names.size(); i++) {
      boolean used = i < lines.size();
      set(names.get(i), used ? lines.get(i).name() : "", used);
      set(values.get(i), used ? lines.get(i).value() : "", used);
    }
  }

  private static void set(Label label, String text, boolean used) {
    if (!label.getText().equals(text)) {
      label.setText(text);
    }
    label.setVisible(used);
    label.setManaged(used);
  }
}
