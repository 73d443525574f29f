package foxden.policies;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import java.util.List;

/** What is wrong with an action that came from outside: said before a world is touched. */
public final class ActionCheck {

  private ActionCheck() {}

  /**
   * An action of plain numbers.
   *
   * @param row elements in the order of the box, or one whole number for a discrete action
   * @throws IllegalArgumentException what is wrong, without a subject: "has 3 numbers instead of
   *     21"
   */
  public static Action of(ActionSpec spec, double[] row) {
    if (spec instanceof ActionSpec.Box box) {
      int wanted = box.low().length;
      if (row.length != wanted) {
        throw new IllegalArgumentException("has " + row.length + " numbers instead of " + wanted);
      }
      float[] values = new float[wanted];
      for (int i = 0; i < wanted; i++) {
        if (!Double.isFinite(row[i])) {
          throw new IllegalArgumentException(
              "is " + row[i] + " in element " + i + label(box.labels(), i));
        }
        values[i] = (float) row[i];
      }
      return new Action.VectorAction(values);
    }
    if (spec instanceof ActionSpec.Discrete discrete) {
      int moves = discrete.names().size();
      if (row.length != 1) {
        throw new IllegalArgumentException("has " + row.length + " numbers instead of one");
      }
      if (row[0] != Math.rint(row[0]) || row[0] < 0 || row[0] >= moves) {
        throw new IllegalArgumentException(
            "is %s and no number of a move, 0 to %d".formatted(number(row[0]), moves - 1));
      }
      return new Action.DiscreteAction((int) row[0]);
    }
    throw new IllegalArgumentException("is made of numbers; this task takes words");
  }

  /**
   * An action in words: a move's name, or the words themselves.
   *
   * @throws IllegalArgumentException as above
   */
  public static Action of(ActionSpec spec, String words) {
    if (spec instanceof ActionSpec.Words) {
      return new Action.TextAction(words);
    }
    if (spec instanceof ActionSpec.Discrete discrete) {
      int at = discrete.names().indexOf(words);
      if (at >= 0) {
        return new Action.DiscreteAction(at);
      }
      throw new IllegalArgumentException(
          "is '" + words + "' and none of " + String.join(" ", discrete.names()));
    }
    throw new IllegalArgumentException("is the text '" + words + "'; this task takes numbers");
  }

  /**
   * Checks what a policy gave.
   *
   * @throws IllegalArgumentException as above
   */
  public static void check(ActionSpec spec, Action action) {
    if (action instanceof Action.VectorAction vector && spec instanceof ActionSpec.Box) {
      double[] row = new double[vector.values().length];
      for (int i = 0; i < row.length; i++) {
        row[i] = vector.values()[i];
      }
      var unused = of(spec, row);
    } else if (action instanceof Action.DiscreteAction one && spec instanceof ActionSpec.Discrete) {
      var unused = of(spec, new double[] {one.index()});
    } else if (!(action instanceof Action.TextAction && spec instanceof ActionSpec.Words)) {
      throw new IllegalArgumentException(
          "is a %s; this task takes a %s"
              .formatted(action.getClass().getSimpleName(), spec.getClass().getSimpleName()));
    }
  }

  private static String label(List<String> labels, int i) {
    return i < labels.size() ? " (" + labels.get(i) + ")" : "";
  }

  private static String number(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}
