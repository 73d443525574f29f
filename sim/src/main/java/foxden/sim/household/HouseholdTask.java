package foxden.sim.household;

import foxden.scenes.Activity;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.household.goal.Predicates;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.List;

/**
 * One task in a home: how an episode begins, and what counts as progress besides the BDDL goal. An
 * instance belongs to one environment.
 */
public interface HouseholdTask {

  /** Name as typed on the command line. */
  String name();

  /** Ticks after which an episode ends. */
  int maxSteps();

  /** Goal and binding. */
  Activity activity();

  /** Whether there is nothing to reach: such an episode never succeeds. */
  default boolean goalless() {
    return false;
  }

  /** Places robot and things; everything else stands as in the scene. */
  void arrange(House house, Dice dice);

  /**
   * Whether the settled world is a fair start; if not, it is arranged anew.
   *
   * @param house after settling
   */
  boolean fair(House house);

  /** Starts to watch, after settling. */
  void begin();

  /**
   * Watches after a tick.
   *
   * @param success whether the goal is reached
   */
  void tick(House house, Predicates predicates, boolean success, List<Event> events);

  /** Progress to show beside the goal; empty for none. */
  List<Goals.Goal> progress();

  /** Writes its own state. */
  void write(StateWriter out);

  /** Reads what {@link #write} wrote. */
  void read(StateReader in);

  /** Adds its own state to the hash. */
  void hash(StateHash h);
}
