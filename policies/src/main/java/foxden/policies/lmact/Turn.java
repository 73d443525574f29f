package foxden.policies.lmact;

import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a player in context may look at: the prompt, and the same things not yet written out. There
 * is nothing here that the prompt would not show, but for the legal actions, which {@link #form}
 * always tells.
 *
 * @param prompt written when asked for
 * @param form how this task is read and written
 * @param representation that the prompt uses
 * @param demonstrations in context
 * @param observations of this episode so far, the present one last
 * @param actions really executed so far
 */
public record Turn(
    Supplier<Prompt> prompt,
    TextForm form,
    String representation,
    List<Demonstration> demonstrations,
    List<Observation> observations,
    List<String> actions) {

  /** The present observation. */
  public Observation now() {
    return observations.get(observations.size() - 1);
  }
}
