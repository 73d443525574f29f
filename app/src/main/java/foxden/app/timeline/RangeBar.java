package foxden.app.timeline;

import foxden.app.session.Session;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Over a selected stretch of the timeline: name it, or have it written to a file of its own. */
final class RangeBar extends HBox {

  private final Session session;
  private final Label times = new Label();
  private final TextField name = new TextField();

  RangeBar(Session session) {
    super(6);
    this.session = session;
    getStyleClass().add("range-bar");
    setAlignment(Pos.CENTER_LEFT);
    setVisible(false);
    times.getStyleClass().addAll("small", "figures");
    times.setMinWidth(Region.USE_PREF_SIZE);
    name.setPromptText("Name this stretch");
    name.setPrefColumnCount(12);
    name.getStyleClass().add("small");
    Button label = button("Label", Feather.TAG, "Keeps the name beside the recording (Enter)");
    Button trim = button("Trim", Feather.SCISSORS, "Writes this stretch to a new file, verified");
    Button close = new Button("", new FontIcon(Feather.X));
    close.getStyleClass().addAll("tool", "tiny");
    close.setFocusTraversable(false);
    close.setAccessibleText("Select nothing");
    label.setOnAction(e -> keep());
    name.setOnAction(e -> keep());
    trim.setOnAction(e -> session.labels().trim());
    close.setOnAction(e -> session.labels().rangeProperty().set(null));
    name.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            session.labels().rangeProperty().set(null);
          }
        });
    // A press here is none on the timeline below.
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    getChildren().addAll(times, name, label, trim, close);
  }

  private static Button button(String text, Feather icon, String help) {
    Button b = new Button(text, new FontIcon(icon));
    b.getStyleClass().add("small");
    b.setFocusTraversable(false);
    b.setMinWidth(Region.USE_PREF_SIZE);
    b.setTooltip(new Tooltip(help));
    return b;
  }

  /** Ready to type the name. */
  void begin() {
    name.requestFocus();
  }

  void show(double from, double to) {
    times.setText(String.format(Locale.ROOT, "%.2f to %.2f s", from, to));
  }

  private void keep() {
    session.labels().add(name.getText());
    name.clear();
    if (getScene() != null) {
      getScene().getRoot().requestFocus();
    }
  }
}
