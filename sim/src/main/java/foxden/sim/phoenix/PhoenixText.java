package foxden.sim.phoenix;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.List;
import java.util.Optional;

/** Phoenix in pictures: {@code rgb} and {@code png}, 160 x 210 pixels. */
public final class PhoenixText implements TextForm {

  @Override
  public List<String> representations() {
    return List.of("rgb", "png");
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    if (!representations().contains(representation)) {
      throw TextForm.lacks(this, PhoenixEnvironment.TASK, representation);
    }
    if (observation.channels().get("rgb") instanceof Observation.Image image) {
      return image;
    }
    // Recordings keep the field only.
    return PhoenixPicture.draw(new PhoenixField(observation.vector("truth.field"))).image();
  }

  @Override
  public String text(Action action) {
    return PhoenixEnvironment.ACTIONS.get(((Action.DiscreteAction) action).index());
  }

  @Override
  public Action parse(String text, Observation observation) {
    int index = PhoenixEnvironment.ACTIONS.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not one of " + String.join(" ", PhoenixEnvironment.ACTIONS));
    }
    return new Action.DiscreteAction(index);
  }

  @Override
  public List<String> legal(Observation observation) {
    return PhoenixEnvironment.ACTIONS;
  }

  @Override
  public Optional<Observation.Image> screen(Observation observation) {
    return Optional.of((Observation.Image) observe(observation, "rgb"));
  }
}
