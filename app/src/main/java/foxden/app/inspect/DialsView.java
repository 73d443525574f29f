package foxden.app.inspect;

import foxden.app.link.Interventions;
import foxden.app.link.Source;
import foxden.app.session.Message;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.sim.Dial;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the world that a person may turn while it runs: gravity, friction, and under the
 * name of each limb its spring and damping. A picked limb is brought into view. In a recording they
 * show what it was recorded with.
 */
public final class DialsView extends VBox {

  private final Session session;
  private final VBox rows = new VBox(4);
  private final ScrollPane scroll = new ScrollPane(rows);
  private final Label empty =
      new Label(
          "Gravity, friction and springs are set here where a world has them: open the cheetah.");
  private final List<DialRow> dials = new ArrayList<>();
  private final List<Label> heads = new ArrayList<>();
  private final Runnable paint = this::paint;
  private @Nullable Source shown;

  public DialsView(Session session) {
    super(8);
    this.session = session;
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(empty, scroll);
    session.sourceProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.cursorProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.versionProperty().addListener((o, a, b) -> session.pulse().dirty(paint));
    session.pickProperty().addListener((o, a, b) -> reveal(b));
    paint();
  }

  private void paint() {
    Source source = session.source().orElse(null);
    if (source != shown || rows.getChildren().isEmpty()) {
      shown = source;
      build(session.interventions().orElse(null));
    }
    StepResult r = session.frame();
    float[] values =
        r != null && r.observation().channels().get(Dial.CHANNEL) instanceof Observation.Vector v
            ? v.values()
            : new float[0];
    for (int i = 0; i < Math.min(values.length, dials.size()); i++) {
      dials.get(i).follow(values[i]);
    }
  }

  private void build(@Nullable Interventions live) {
    rows.getChildren().clear();
    dials.clear();
    heads.clear();
    String body = "";
    for (Dial dial : live == null ? List.<Dial>of() : live.dials()) {
      if (!dial.body().equals(body)) {
        body = dial.body();
        Label head = new Label(dial.limb());
        head.getStyleClass().addAll("small", "pane-title");
        head.setUserData(body);
        heads.add(head);
        rows.getChildren().add(head);
      }
      DialRow row =
          new DialRow(
              dial,
              v -> session.edit(dial.edit().apply(v)),
              said -> session.say(Message.Level.WARNING, said));
      dials.add(row);
      rows.getChildren().add(row);
    }
    boolean none = dials.isEmpty();
    empty.setVisible(none);
    empty.setManaged(none);
    scroll.setVisible(!none);
  }

  private void reveal(@Nullable Pick pick) {
    double all = rows.getHeight() - scroll.getViewportBounds().getHeight();
    for (Label head : heads) {
      boolean is = pick instanceof Pick.Body b && b.name().equals(head.getUserData());
      head.getStyleClass().remove("picked");
      if (is) {
        head.getStyleClass().add("picked");
        scroll.setVvalue(all <= 0 ? 0 : Math.min(1, head.getLayoutY() / all));
      }
    }
  }
}
