package foxden.sim;

import java.util.List;

/**
 * Everything one tick tells: the one record that the log, the history and every view receive, live
 * or from a replay.
 *
 * @param step ticks since reset
 * @param time simulated seconds since reset
 * @param observation what a driver is shown next
 * @param reward task reward of this tick
 * @param success whether all goals hold now
 * @param done whether the episode ended, by success or by its step limit
 * @param goals the goal tree, judged now, with reasons
 * @param contacts contacts between movable bodies and anything; empty where a world has none
 * @param events what happened in this tick and is worth a mark on the timeline
 * @param state poses of all movable bodies and joint positions
 * @param hash 64-bit hash of the full state
 */
public record StepResult(
    long step,
    double time,
    Observation observation,
    double reward,
    boolean success,
    boolean done,
    Goals goals,
    List<Contact> contacts,
    List<Event> events,
    WorldState state,
    long hash) {

  public StepResult {
    contacts = List.copyOf(contacts);
    events = List.copyOf(events);
  }

  /** The same step with other events. */
  public StepResult withEvents(List<Event> others) {
    return new StepResult(
        step, time, observation, reward, success, done, goals, contacts, others, state, hash);
  }
}
