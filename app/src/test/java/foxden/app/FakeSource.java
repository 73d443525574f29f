package foxden.app;

import foxden.app.link.Episode;
import foxden.app.link.Source;
import foxden.policies.Mind;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.Contact;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A made-up recording of a household task, for view tests. */
public final class FakeSource implements Source {

  private final EnvironmentSpec spec;
  private Episode episode;
  private final FakeMind mind;

  public FakeSource(int steps) {
    List<String> bodies =
        new ArrayList<>(
            List.of("robot/base_link", "robot/left_arm_link6", "bag_of_rubbish_1", "ashcan_1"));
    for (String s :
        List.of("door_1/leaf", "beer_bottle_1", "bowl_1", "pillow_1", "book_1", "sandal_1")) {
      bodies.add(s);
    }
    spec =
        new EnvironmentSpec(
            "trash",
            "house",
            0.01,
            10,
            6000,
            List.of(),
            new ActionSpec.Box(
                new float[] {-1, -1, -1},
                new float[] {1, 1, 1},
                List.of("base forward, m/s", "base left, m/s", "base turn, rad/s")),
            bodies,
            List.of("robot/left_gripper_axis", "robot/right_gripper_axis", "door_1/leaf_hinge"));
    episode = new Episode(spec, 64 << 20);
    mind = new FakeMind(3, 4, 0, 4, 10);
    for (int i = 0; i <= steps; i++) {
      episode.append(
          step(i, steps), i == 0 ? "" : i > steps * 0.55 && i < steps * 0.7 ? "human" : "expert");
      if (i % 10 == 0) {
        episode.decided(
            new Episode.Decided(
                i,
                "expert",
                new Action.VectorAction(new float[] {0.4f, -0.1f, (float) Math.sin(i * 0.01)}),
                new Trace(
                    Map.of(),
                    Map.of("expert/subtask", i < steps / 2 ? "carry" : "open the door"))));
      }
    }
    mind.grow(mind.tokensAt(steps));
  }

  /** Shows another episode from now on, as a restart does. */
  public void begin(Episode other) {
    episode = other;
  }

  private StepResult step(int i, int steps) {
    double t = i * 0.01;
    double share = i / (double) steps;
    float[] poses = new float[spec.bodies().size() * WorldState.POSE];
    for (int b = 0; b < spec.bodies().size(); b++) {
      poses[b * 7] = b * 0.3f;
      poses[b * 7 + 6] = 1;
    }
    double ease = share < 0.4 ? share / 0.4 : share < 0.55 ? 1 : 1 + (share - 0.55) / 0.45;
    poses[0] = (float) (2 * ease);
    poses[1] = (float) Math.sin(share * 7);
    float grip = share < 0.3 ? 0.1f : share < 0.8 ? 0.02f : 0.1f;
    boolean held = share >= 0.3 && share < 0.8;
    boolean door = share > 0.5;
    boolean in = share > 0.85;
    Goals goals =
        new Goals(
            List.of(
                goal(
                    "inside(bag_of_rubbish_1, ashcan_1)",
                    "the bag is in the outside bin",
                    in,
                    in ? "0.08 m inside the fill volume" : "0.31 m above the bin's rim"),
                goal(
                    "open(door_1)",
                    "the front door is open",
                    door,
                    door ? "hinge at 1.21 rad of 1.75" : "hinge at 0.02 rad, 0.44 wanted"),
                goal(
                    "grasped(bag_of_rubbish_1)",
                    "the bag is held",
                    held,
                    held ? "left hand, 12.1 N" : "no contact with a hand")),
            in ? 1 : door ? 0.5 : 0);
    List<Event> events = new ArrayList<>();
    if (i == (int) (steps * 0.3)) {
      events.add(
          new Event("grasp", "the left hand grasps bag_of_rubbish_1", List.of("bag_of_rubbish_1")));
    }
    if (i == (int) (steps * 0.45)) {
      events.add(
          new Event(
              "blocked", "robot/base_link is blocked by door_1/leaf", List.of("door_1/leaf")));
    }
    if (i == (int) (steps * 0.55)) {
      events.add(new Event("takeover", "a person takes over", List.of()));
    }
    if (i == (int) (steps * 0.8)) {
      events.add(
          new Event(
              "release", "the left hand lets go of bag_of_rubbish_1", List.of("bag_of_rubbish_1")));
    }
    List<Contact> contacts =
        held
            ? List.of(
                new Contact(
                    "robot/left_arm_link6",
                    "bag_of_rubbish_1",
                    0,
                    0,
                    0,
                    0,
                    0,
                    1,
                    12 + 6 * (float) Math.sin(t * 9)))
            : List.of();
    return new StepResult(
        i,
        t,
        new Observation(i, t, Map.of()),
        0,
        in,
        i == steps,
        goals,
        contacts,
        events,
        new WorldState(poses, new float[] {grip, 0.1f, door ? 1.2f : 0}),
        0x7f3a11c25dL * (i + 1) * 0x9E3779B97F4A7C15L);
  }

  private static Goals.Goal goal(String name, String text, boolean holds, String reason) {
    return new Goals.Goal(name, text, holds, reason, List.of());
  }

  @Override
  public String title() {
    return "house / take the trash outside";
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public Episode episode() {
    return episode;
  }

  @Override
  public long seed() {
    return 7;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public List<String> drivers() {
    return List.of("expert");
  }

  @Override
  public String driver() {
    return "expert";
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }

  @Override
  public float difference(long step) {
    return step < 0
        ? Float.NaN
        : (float) Math.abs(0.3 * Math.sin(step * 0.004) + 0.05 * Math.sin(step));
  }

  @Override
  public String differenceText(long step) {
    return String.format("%.1f %% of range; most: base turn by 0.120", 100 * difference(step));
  }

  @Override
  public Health health() {
    return new Health(Double.NaN, 0, 100_000_000, false, null, "", "");
  }

  @Override
  public void close() {}
}
