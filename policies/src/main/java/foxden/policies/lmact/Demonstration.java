package foxden.policies.lmact;

import foxden.sim.Observation;
import java.util.List;

/**
 * One episode of an expert: what it saw and what it did.
 *
 * @param id the pool's number for it, also the name of its folder
 * @param seed its world was reset with
 * @param observations before each action
 * @param actions in words, as {@link foxden.sim.TextForm#text} gives them
 * @param score sum of its rewards
 */
public record Demonstration(
    int id, long seed, List<Observation> observations, List<String> actions, double score) {

  public Demonstration {
    observations = List.copyOf(observations);
    actions = List.copyOf(actions);
    if (observations.size() != actions.size() || actions.isEmpty()) {
      throw new IllegalArgumentException(
          "demonstration "
              + id
              + " has "
              + observations.size()
              + " observations and "
              + actions.size()
              + " actions; it needs as many of each, and at least one");
    }
  }

  /** Its actions taken from other demonstrations: the control "shuffled". */
  Demonstration withActions(List<String> others) {
    return new Demonstration(id, seed, observations, others, score);
  }
}
