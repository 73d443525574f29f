package foxden.sim.cheetah;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The cheetah in words, as LMAct shows it: a Python dict of full-precision numbers; an action is a
 * list of six numbers in [-1, 1]. There are too many actions to list.
 */
public final class CheetahText implements TextForm {

  static final String DICT = "dict";

  @Override
  public List<String> representations() {
    return List.of(DICT);
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    if (!representation.equals(DICT)) {
      throw TextForm.lacks(this, CheetahEnvironment.TASK, representation);
    }
    return new Observation.Text(observation.text(DICT));
  }

  /** The dict of eight positions (qpos without the root's x) and nine velocities. */
  static String dict(double[] position, double[] velocity) {
    StringBuilder text = new StringBuilder(400).append("{'position': ");
    list(position, text);
    text.append(", 'velocity': ");
    list(velocity, text);
    return text.append('}').toString();
  }

  private static void list(double[] values, StringBuilder text) {
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "[" : ", ").append(PythonNumbers.format(values[i]));
    }
    text.append(']');
  }

  @Override
  public String text(Action action) {
    float[] values = ((Action.VectorAction) action).values();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "[" : ", ").append(PythonNumbers.format(values[i]));
    }
    return text.append(']').toString();
  }

  @Override
  public Action parse(String text, Observation observation) {
    String inner = text.strip();
    if (!inner.startsWith("[") || !inner.endsWith("]")) {
      throw new IllegalArgumentException("'" + inner + "' is not a list in square brackets");
    }
    String[] words = inner.substring(1, inner.length() - 1).split(",", -1);
    if (words.length != Cheetah.MOTORS) {
      throw new IllegalArgumentException(
          "the list has " + words.length + " numbers instead of " + Cheetah.MOTORS);
    }
    float[] values = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      double value = PythonNumbers.parse(words[i]);
      if (Math.abs(value) > 1) {
        throw new IllegalArgumentException("number " + (i + 1) + " is outside [-1, 1]");
      }
      values[i] = (float) value;
    }
    return new Action.VectorAction(values);
  }

  @Override
  public boolean invalid(String text) {
    try {
      parse(text, NOTHING);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static final Observation NOTHING = new Observation(0, 0, java.util.Map.of());

  @Override
  public List<String> legal(Observation observation) {
    return List.of();
  }

  @Override
  public boolean legal(String text, Observation observation) {
    return !invalid(text);
  }

  @Override
  public String sample(Observation observation, Random random) {
    float[] values = new float[Cheetah.MOTORS];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return text(new Action.VectorAction(values));
  }

  @Override
  public String legalShown(Observation observation) {
    return "a list of six decimal numbers in square brackets, each from -1 to 1, for back thigh,"
        + " back shin, back foot, front thigh, front shin and front foot";
  }

  /** Names of the motors, in order. */
  static List<String> motors() {
    List<String> names = new ArrayList<>();
    for (String leg : List.of("back", "front")) {
      for (String part : List.of("thigh", "shin", "foot")) {
        names.add(leg + " " + part);
      }
    }
    return names;
  }
}
