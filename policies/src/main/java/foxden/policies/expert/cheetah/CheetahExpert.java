package foxden.policies.expert.cheetah;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.cheetah.Cheetah;
import foxden.sim.cheetah.CheetahEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Runs as fast as it was trained to: one network for the first second from a stand, one for running
 * on. Reads positions and velocities, nothing privileged.
 */
public final class CheetahExpert implements Policy {

  /** Its folder under {@code policies/checkpoints}. */
  public static final String FOLDER = "cheetah-expert";

  /** Steps from a stand that have a network of their own: those of an episode of LMAct. */
  static final int SPRINT = 100;

  /** Slower than this, m/s, it stands. */
  private static final float STANDS = 1;

  private final GaitCheckpoint checkpoint;
  private final GaitNetwork start;
  private final GaitNetwork run;
  // Steps since it last stood.
  private int moving;
  private final float[] observation = new float[Cheetah.OBSERVATION];
  private final double[] control = new double[Cheetah.MOTORS];

  private CheetahExpert(GaitCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    start = network(checkpoint.start());
    run = network(checkpoint.run());
  }

  private GaitNetwork network(float[] weights) {
    return new GaitNetwork(checkpoint.hidden(), checkpoint.mean(), checkpoint.scale(), weights);
  }

  /**
   * The expert of a checkpoint folder.
   *
   * @throws IllegalArgumentException when there is none, or it is damaged; one sentence
   */
  public static CheetahExpert load(Path dir) {
    try {
      return new CheetahExpert(GaitCheckpoint.load(dir));
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "expert";
  }

  @Override
  public String checkpoint() {
    return checkpoint.hash();
  }

  @Override
  public Set<String> channels() {
    return Set.of(CheetahEnvironment.POSITION, CheetahEnvironment.VELOCITY);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    stand();
  }

  /** Begins to run anew, for imitation. */
  public void stand() {
    moving = 0;
  }

  /** Mean of each observed number that its network subtracts. */
  public float[] mean() {
    return checkpoint.mean().clone();
  }

  /** What each observed number is multiplied with after that. */
  public float[] scale() {
    return checkpoint.scale().clone();
  }

  /**
   * Decides without the wrapping, for imitation; one call a step.
   *
   * @param seen as {@link Cheetah#observe} writes it
   * @param motors six numbers in [-1, 1], written
   */
  public void decide(float[] seen, double[] motors) {
    // Once under way it starts again only from a stand.
    moving = moving >= SPRINT && seen[Cheetah.POSITIONS] < STANDS ? 0 : moving + 1;
    (moving <= SPRINT ? start : run).act(seen, motors);
  }

  @Override
  public Decision act(Observation seen) {
    float[] position = seen.vector(CheetahEnvironment.POSITION);
    float[] velocity = seen.vector(CheetahEnvironment.VELOCITY);
    System.arraycopy(position, 0, observation, 0, position.length);
    System.arraycopy(velocity, 0, observation, position.length, velocity.length);
    decide(observation, control);
    float[] values = new float[control.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) control[i];
    }
    return new Decision(new Action.VectorAction(values), Trace.NONE);
  }
}
