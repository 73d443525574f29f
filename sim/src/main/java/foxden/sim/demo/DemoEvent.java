package foxden.sim.demo;

import foxden.sim.Event;

/**
 * An event with its place on the timeline.
 *
 * @param step ticks since reset
 * @param time simulated seconds since reset
 * @param event what happened
 */
public record DemoEvent(long step, double time, Event event) {}
