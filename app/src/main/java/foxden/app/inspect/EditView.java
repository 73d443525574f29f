package foxden.app.inspect;

import foxden.app.link.Interventions;
import foxden.app.link.Source;
import foxden.app.session.Message;
import foxden.app.session.Pick;
import foxden.app.session.Session;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed about the picked thing of a live world: mass, friction, how far its doors and
 * drawers are open. Each change is logged as an input and can be taken back.
 */
final class EditView extends VBox {

  private final Session session;
  private final List<JointRow> joints = new ArrayList<>();
  private final List<NumberField> numbers = new ArrayList<>();
  private String shown = "";

  /** A door or drawer with its slider; follows the world while nobody holds it. */
  private final class JointRow extends HBox {
    private final int index;
    private final Slider slider;
    private boolean following;

    JointRow(EnvironmentSpec spec, int index, double[] limits) {
      super(8);
      this.index = index;
      setAlignment(Pos.CENTER_LEFT);
      String joint = spec.joints().get(index);
      Label name = new Label(joint.substring(joint.indexOf('/') + 1));
      name.getStyleClass().addAll("small", "muted");
      name.setMinWidth(72);
      slider = new Slider(limits[0], limits[1], limits[0]);
      slider.setFocusTraversable(false);
      slider.setTooltip(new Tooltip("Opens and closes it by hand, at once"));
      HBox.setHgrow(slider, Priority.ALWAYS);
      slider
          .valueProperty()
          .addListener(
              (o, a, b) -> {
                if (!following) {
                  edit(new Edit.JointAt(joint, b.doubleValue()));
                }
              });
      getChildren().addAll(name, slider);
    }

    void follow(StepResult r) {
      if (!slider.isPressed() && index < r.state().qpos().length) {
        following = true;
        slider.setValue(r.state().qpos()[index]);
        following = false;
      }
    }
  }

  EditView(Session session) {
    super(4);
    this.session = session;
    getStyleClass().add("edits");
  }

  /** Shows what can be changed about a pick; nothing in a recording. */
  void show(@Nullable Pick pick) {
    Interventions live = session.interventions().orElse(null);
    String body = live != null && pick instanceof Pick.Body b ? b.name() : "";
    Source source = session.source().orElse(null);
    if (!body.equals(shown)) {
      shown = body;
      getChildren().clear();
      joints.clear();
      numbers.clear();
      if (source != null && live != null && !body.isEmpty()) {
        build(source.spec(), live, body);
      }
    }
    StepResult r = session.frame();
    if (r != null) {
      joints.forEach(j -> j.follow(r));
    }
    Interventions.Physical is = live == null || body.isEmpty() ? null : live.physical(body);
    if (is != null) {
      numbers.forEach(n -> n.follow(is));
    }
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
  }

  private void hint(String text) {
    Label how = new Label(text);
    how.getStyleClass().addAll("small", "muted");
    how.setWrapText(true);
    getChildren().add(how);
  }

  private void build(EnvironmentSpec spec, Interventions live, String body) {
    String object = InspectModel.object(body);
    if (object.equals("robot")) {
      return;
    }
    Interventions.Physical is = live.physical(body);
    if (!live.dials().isEmpty()) {
      hint(
          is != null && is.loose()
              ? "Ctrl and drag: pulls it while the world runs, moves it while paused. Its world is"
                  + " set under World, on the left."
              : "Ctrl and drag: pulls it while the world runs. Its spring and damping are set under"
                  + " World, on the left.");
      return;
    }
    if (is != null && is.loose()) {
      numbers.add(
          new NumberField(
              "mass", "kg", Interventions.Physical::mass, m -> edit(new Edit.Mass(body, m))));
    }
    if (is != null) {
      numbers.add(
          new NumberField(
              "friction",
              "",
              Interventions.Physical::friction,
              f -> edit(new Edit.Friction(body, f))));
      HBox row = new HBox(8);
      row.setAlignment(Pos.CENTER_LEFT);
      row.getChildren().addAll(numbers);
      getChildren().add(row);
    }
    for (int i = 0; i < spec.joints().size(); i++) {
      double[] limits = live.limits(spec.joints().get(i));
      if (spec.joints().get(i).startsWith(object + "/") && limits != null) {
        JointRow row = new JointRow(spec, i, limits);
        joints.add(row);
        getChildren().add(row);
      }
    }
    if (is != null && is.loose()) {
      hint("Ctrl and drag: pulls it while the world runs, moves it while paused.");
    }
  }

  /** A number that can be set; shows what it is now, also after it was taken back. */
  private final class NumberField extends HBox {
    private final ToDoubleFunction<Interventions.Physical> read;
    private final TextField field = new TextField();
    private double shows = Double.NaN;

    NumberField(
        String name,
        String unit,
        ToDoubleFunction<Interventions.Physical> read,
        DoubleConsumer set) {
      super(4);
      this.read = read;
      Label label = new Label(name);
      label.getStyleClass().addAll("small", "muted");
      field.setPrefColumnCount(5);
      field.getStyleClass().add("small");
      field.setTooltip(new Tooltip("Enter sets it; Ctrl+Z takes it back"));
      field.setOnAction(
          e -> {
            try {
              set.accept(Double.parseDouble(field.getText().strip().replace(',', '.')));
            } catch (NumberFormatException x) {
              session.say(
                  Message.Level.WARNING,
                  "\"" + field.getText() + "\" is no number for " + name + ".");
            }
          });
      // What was typed and left without Enter is not what holds.
      field
          .focusedProperty()
          .addListener(
              (o, was, is) -> {
                if (!is && !Double.isNaN(shows)) {
                  field.setText(text(shows));
                }
              });
      Label u = new Label(unit);
      u.getStyleClass().addAll("small", "muted");
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(label, field, u);
    }

    // Only what changed is written, so that nothing is overwritten while somebody types.
    void follow(Interventions.Physical is) {
      double now = read.applyAsDouble(is);
      if (now != shows) {
        shows = now;
        field.setText(text(now));
      }
    }

    private static String text(double value) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
  }

  private void edit(Edit edit) {
    session.edit(edit);
  }
}
