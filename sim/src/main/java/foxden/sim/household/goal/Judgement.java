package foxden.sim.household.goal;

/**
 * The truth of a predicate and why.
 *
 * @param holds whether it is true now
 * @param reason for people, with numbers
 */
public record Judgement(boolean holds, String reason) {}
