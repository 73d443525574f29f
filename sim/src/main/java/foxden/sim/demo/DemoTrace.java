package foxden.sim.demo;

import foxden.sim.Trace;

/**
 * What a driver showed at one decision.
 *
 * @param step the first step its action led to
 * @param observed step of the observation it decided on
 * @param driver who decided
 * @param trace what it showed
 */
public record DemoTrace(long step, long observed, String driver, Trace trace) {}
