package foxden.sim.demo;

/**
 * How a demonstration ended.
 *
 * @param frames steps in the file, the start included
 * @param steps steps made
 * @param seconds simulated, of the last frame
 * @param success whether all goals held in some frame
 * @param qScore of the last frame
 * @param finished wall clock at the end, ISO 8601; empty for a file that was cut
 */
public record DemoEnd(
    long frames, long steps, double seconds, boolean success, double qScore, String finished) {}
