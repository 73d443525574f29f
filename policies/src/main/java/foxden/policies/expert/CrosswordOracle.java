package foxden.policies.expert;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** LMAct's oracle of the crossword: fills the words that lack in, in random order. Privileged. */
public final class CrosswordOracle implements Policy {

  private Random random = new Random(0);

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public Set<String> channels() {
    return Set.of("slots", "truth.puzzle");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    random = new Random(seed);
  }

  @Override
  public Decision act(Observation observation) {
    String puzzle = observation.text("truth.puzzle");
    List<String> open = new ArrayList<>();
    observation.text("slots").lines().forEach(l -> open.add(l.substring(0, l.indexOf(' '))));
    List<String> words = new ArrayList<>();
    puzzle
        .substring(puzzle.indexOf("\nSolution:"))
        .lines()
        .filter(l -> l.contains(": ") && open.contains(l.substring(0, l.indexOf(':'))))
        .forEach(l -> words.add(l.substring(0, l.indexOf(" ("))));
    if (words.isEmpty()) {
      return new Decision(new Action.TextAction("A1: SOLVED"), Trace.NONE);
    }
    return new Decision(new Action.TextAction(words.get(random.nextInt(words.size()))), Trace.NONE);
  }
}
