package foxden.sim;

import java.util.List;

/**
 * The goal of a task, judged at one instant.
 *
 * @param heads the goal conditions; the task succeeds when all hold
 * @param qScore BEHAVIOR's partial credit in [0, 1]: 1 on success, else the best share of literals
 *     that hold now and did not hold at the start
 */
public record Goals(List<Goal> heads, double qScore) {

  /** No goals at all. */
  public static final Goals NONE = new Goals(List.of(), 0);

  /**
   * One node of the goal tree.
   *
   * @param name short and stable, the lane's label: {@code inside(bag, bin)}
   * @param text for people: "the bag is in the bin"
   * @param holds whether it is true now
   * @param reason why, with numbers: "0.31 m above the bin's fill volume", "no contact"
   * @param children empty for a literal
   */
  public record Goal(String name, String text, boolean holds, String reason, List<Goal> children) {
    public Goal {
      children = List.copyOf(children);
    }
  }

  public Goals {
    heads = List.copyOf(heads);
  }
}
