package foxden.sim.tictactoe;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.List;
import java.util.Optional;

/**
 * Tic-tac-toe in words and pictures. Representations: {@code txt}; {@code png} (768 x 768) and
 * {@code rgb} (256 x 256); {@code png-labels} and {@code rgb-labels}, the same with the names of
 * rows and columns around the board.
 */
public final class TicTacToeText implements TextForm {

  @Override
  public List<String> representations() {
    return List.of("txt", "png", "rgb", "png-labels", "rgb-labels");
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    TicTacToe position = TicTacToeEnvironment.read(observation);
    return switch (representation) {
      case "txt" -> new Observation.Text(position.txt());
      case "png" -> TicTacToePicture.draw(position, 768, false).image();
      case "rgb" -> TicTacToePicture.draw(position, 256, false).image();
      case "png-labels" -> TicTacToePicture.draw(position, 768, true).image();
      case "rgb-labels" -> TicTacToePicture.draw(position, 256, true).image();
      default -> throw TextForm.lacks(this, TicTacToeEnvironment.TASK, representation);
    };
  }

  @Override
  public String text(Action action) {
    return TicTacToe.CELLS.get(((Action.DiscreteAction) action).index());
  }

  @Override
  public Action parse(String text, Observation observation) {
    int cell = TicTacToe.CELLS.indexOf(text);
    if (cell < 0) {
      throw new IllegalArgumentException("'" + text + "' is not one of the cells a1 to c3");
    }
    return new Action.DiscreteAction(cell);
  }

  @Override
  public List<String> legal(Observation observation) {
    return TicTacToeEnvironment.read(observation).moves().stream()
        .map(TicTacToe.CELLS::get)
        .toList();
  }

  @Override
  public double lossReward() {
    return -1;
  }

  @Override
  public Optional<Click> click(Observation observation, double x, double y, String begun) {
    long column = Math.round(x / TicTacToeEnvironment.PITCH) + 1;
    long row = 1 - Math.round(y / TicTacToeEnvironment.PITCH);
    if (column < 0 || column > 2 || row < 0 || row > 2) {
      return Optional.empty();
    }
    return Optional.of(new Click(TicTacToe.CELLS.get((int) (3 * row + column)), true));
  }
}
