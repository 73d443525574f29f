package foxden.sim.gridworld;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.List;

/**
 * The grid world in words and pictures. Representations: {@code coords}, {@code txt} and, 192 x 192
 * pixels, {@code rgb} and {@code png}.
 */
public final class GridWorldText implements TextForm {

  @Override
  public List<String> representations() {
    return List.of("coords", "txt", "rgb", "png");
  }

  /** The position that an observation shows. */
  public static GridWorld read(Observation observation) {
    float[] grid = observation.vector(GridWorldEnvironment.GRID);
    return new GridWorld((int) grid[0], (int) grid[1], (int) grid[2], (int) grid[3]);
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    GridWorld world = read(observation);
    return switch (representation) {
      case "coords" -> new Observation.Text(world.coords());
      case "txt" -> new Observation.Text(world.txt());
      case "rgb", "png" -> GridWorldPicture.draw(world).image();
      default -> throw TextForm.lacks(this, GridWorldEnvironment.TASK, representation);
    };
  }

  @Override
  public String text(Action action) {
    return GridWorld.DIRECTIONS.get(((Action.DiscreteAction) action).index());
  }

  @Override
  public Action parse(String text, Observation observation) {
    int index = GridWorld.DIRECTIONS.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException("'" + text + "' is not one of left right up down");
    }
    return new Action.DiscreteAction(index);
  }

  @Override
  public List<String> legal(Observation observation) {
    return GridWorld.DIRECTIONS;
  }
}
