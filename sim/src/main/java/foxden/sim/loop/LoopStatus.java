package foxden.sim.loop;

/**
 * How a loop stands; sent when something of it changes, and twice a second while it plays.
 *
 * @param playing whether it runs on by itself
 * @param live whether drivers have a deadline; false in lockstep and in a replay
 * @param speed factor asked for; {@link Double#POSITIVE_INFINITY} for as fast as it goes
 * @param realFactor simulated seconds per wall second, measured over the last second; 0 when paused
 * @param step step shown now
 * @param first earliest step that {@link Transport#seek} can reach
 * @param last latest step that {@link Transport#seek} can reach
 * @param driver name of who acts now; empty when nobody does
 * @param recording file being written; empty when none
 * @param message one sentence when it paused by itself: a break condition, an error, the end; else
 *     empty
 * @param error whether {@code message} tells of an error
 */
public record LoopStatus(
    boolean playing,
    boolean live,
    double speed,
    double realFactor,
    long step,
    long first,
    long last,
    String driver,
    String recording,
    String message,
    boolean error) {}
