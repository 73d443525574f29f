package foxden.app.inspect;

import foxden.sim.Dial;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A dial of the world: a slider, which sets its value when it is let go, a field for exact ones and
 * for those beyond the slider, and a way back. Follows the world while nobody holds it.
 */
final class DialRow extends VBox {

  private final Dial dial;
  private final Slider slider;
  private final TextField field;
  private final Button own;
  private boolean following;

  /**
   * A row.
   *
   * @param set told a new value
   * @param wrong told what was typed that is no number, as a sentence
   */
  DialRow(Dial dial, DoubleConsumer set, Consumer<String> wrong) {
    super(2);
    this.dial = dial;
    getStyleClass().add("dial");
    Label name = new Label(dial.label());
    name.getStyleClass().addAll("small", "muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    field = new TextField(text(dial.own()));
    field.setPrefColumnCount(5);
    field.setMinWidth(48);
    field.getStyleClass().addAll("small", "figures", "slim");
    field.setTooltip(new Tooltip("Enter sets it, also beyond the slider"));
    Label unit = new Label(dial.unit());
    unit.getStyleClass().addAll("small", "muted");
    unit.setMinWidth(Region.USE_PREF_SIZE);
    own = new Button("", new FontIcon(Feather.ROTATE_CCW));
    own.getStyleClass().addAll("tool", "tiny");
    own.setFocusTraversable(false);
    own.setTooltip(new Tooltip("Back to " + text(dial.own()) + " " + dial.unit()));
    own.setAccessibleText("Back to " + text(dial.own()));
    own.setOnAction(e -> set.accept(dial.own()));
    own.setVisible(false);
    HBox head = new HBox(4, name, own, gap, field, unit);
    head.setAlignment(Pos.CENTER_LEFT);
    slider = new Slider(dial.low(), dial.high(), dial.own());
    slider.setMinWidth(48);
    slider.setFocusTraversable(false);
    slider.setTooltip(
        new Tooltip("Changes the world when let go; logged, and Ctrl+Z takes it back"));
    slider
        .valueProperty()
        .addListener(
            (o, a, b) -> {
              if (!following) {
                field.setText(text(rounded()));
                if (!slider.isValueChanging()) {
                  set.accept(rounded());
                }
              }
            });
    slider
        .valueChangingProperty()
        .addListener(
            (o, a, b) -> {
              if (!b) {
                set.accept(rounded());
              }
            });
    field.setOnAction(
        e -> {
          try {
            set.accept(Double.parseDouble(field.getText().strip().replace(',', '.')));
          } catch (NumberFormatException x) {
            wrong.accept("\"" + field.getText() + "\" is no number for " + dial.label() + ".");
          }
          if (getParent() != null) {
            getParent().requestFocus();
          }
        });
    getChildren().addAll(head, slider);
  }

  // A hundredth of the range is as fine as a mouse is.
  private double rounded() {
    double grain = Math.pow(10, Math.floor(Math.log10(dial.high() - dial.low())) - 2);
    return Math.round(slider.getValue() / grain) * grain;
  }

  private static String text(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e5)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    String digits = String.format(Locale.ROOT, "%.3f", value);
    return digits.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  /** Shows where the dial stands. */
  void follow(float value) {
    if (slider.isPressed() || field.isFocused()) {
      return;
    }
    following = true;
    slider.setValue(value);
    following = false;
    if (!field.getText().equals(text(value))) {
      field.setText(text(value));
    }
    own.setVisible(value != (float) dial.own());
  }
}
