package foxden.app.inspect;

import foxden.app.link.Stop;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.sim.loop.BreakCondition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** When a live world pauses by itself: the conditions, each with a button that takes it away. */
public final class StopsView extends VBox {

  private final Session session;
  private final VBox rows = new VBox(4);
  private final Label empty =
      new Label(
          "A live world pauses when what is listed here happens. Right-click a thing in the world, a goal, a"
              + " lane, an event or a head to add it.");

  public StopsView(Session session) {
    super(8);
    this.session = session;
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    empty.getStyleClass().add("empty");
    empty.setWrapText(true);
    FlowPane offers = new FlowPane(4, 4);
    offers
        .getChildren()
        .addAll(
            chip(
                "picked is touched",
                "Pause when the thing that is picked touches anything",
                this::picked),
            chip("success", "Pause when all goals hold", () -> add(new BreakCondition.OnSuccess())),
            chip("NaN", "Pause when a number is not one", () -> add(new BreakCondition.OnNan())));
    getChildren().addAll(empty, scroll, offers);
    session.stops().all().addListener((ListChangeListener<Stop>) c -> rebuild());
    rebuild();
  }

  private static Button chip(String text, String help, Runnable run) {
    Button b = new Button(text, new FontIcon(Feather.PLUS));
    b.getStyleClass().add("chip");
    b.setFocusTraversable(false);
    b.setTooltip(new Tooltip(help));
    b.setOnAction(e -> run.run());
    return b;
  }

  private void add(BreakCondition c) {
    session.stops().add(new Stop.World(c));
  }

  private void picked() {
    if (session.pickProperty().get() instanceof Pick.Body b) {
      add(new BreakCondition.OnContact(b.name(), ""));
    } else {
      session.say(
          foxden.app.session.Message.Level.INFO, "Pick a thing first: click it in the world.");
    }
  }

  private void rebuild() {
    rows.getChildren().clear();
    for (Stop s : session.stops().all()) {
      Label text = new Label(s.wish());
      text.setWrapText(true);
      text.setMinWidth(0);
      HBox.setHgrow(text, Priority.ALWAYS);
      text.setMaxWidth(Double.MAX_VALUE);
      Button away = new Button("", new FontIcon(Feather.X));
      away.getStyleClass().addAll("tool", "tiny");
      away.setFocusTraversable(false);
      away.setTooltip(new Tooltip("Do not pause on this"));
      away.setAccessibleText("Do not pause on this");
      away.setOnAction(e -> session.stops().all().remove(s));
      FontIcon icon = new FontIcon(Feather.OCTAGON);
      HBox row = new HBox(6, icon, text, away);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().add("branch");
      rows.getChildren().add(row);
    }
    boolean none = rows.getChildren().isEmpty();
    empty.setVisible(none);
    empty.setManaged(none);
    setMinHeight(Region.USE_COMPUTED_SIZE);
  }
}
