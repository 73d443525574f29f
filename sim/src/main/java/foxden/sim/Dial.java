package foxden.sim;

import java.util.function.DoubleFunction;

/**
 * A number of a world that a person may turn while it runs. Its present value is an element of the
 * channel {@link #CHANNEL}, in the order of {@link Environment#dials()}.
 *
 * @param body whose joint it is about, as in {@link EnvironmentSpec}; empty for the whole world
 * @param limb what that body is called among people; empty for the whole world
 * @param label what it is called
 * @param unit of its values; empty for none
 * @param low lowest value worth trying; an edit may go beyond
 * @param high highest value worth trying
 * @param own value that the world begins with
 * @param edit makes the edit that sets a value
 */
public record Dial(
    String body,
    String limb,
    String label,
    String unit,
    double low,
    double high,
    double own,
    DoubleFunction<Edit> edit) {

  /** Vector channel: what the dials stand at. */
  public static final String CHANNEL = "truth.dials";
}
