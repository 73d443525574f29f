package foxden.sim.household;

import foxden.scenes.Activity;
import foxden.scenes.SceneCatalog;
import foxden.scenes.Vec3;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.household.goal.Predicates;
import foxden.sim.household.object.Box;
import foxden.sim.household.object.HouseObject;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * "Take the trash outside" (BRS notes 5.1): the robot begins anywhere free in the scene's spawn
 * rooms at any yaw, the bag anywhere on the living room floor that the robot can get to, three to
 * six other things on the floor. Sub-tasks: pick the bag up, carry it to the door, open the door,
 * drop it in the bin.
 */
public final class TrashTask implements HouseholdTask {

  private static final String BAG = "bag_of_rubbish_1";
  private static final String DOOR = "door_1";
  private static final String BIN = "ashcan_1";
  private static final List<String> BAG_ROOMS = List.of("living_room_0");
  private static final List<String> LITTER_ROOMS =
      List.of("living_room_0", "kitchen_0", "entryway_0");

  private static final List<String> SUBTASKS =
      List.of(
          "the bag is picked up",
          "the bag is at the door",
          "the door is open",
          "the bag is in the bin");

  private final Activity activity = SceneCatalog.activity("take_trash_outside");
  private Vec3 bagAt = Vec3.ZERO;
  private int done;

  @Override
  public String name() {
    return "trash";
  }

  @Override
  public int maxSteps() {
    return 12_000;
  }

  @Override
  public Activity activity() {
    return activity;
  }

  @Override
  public void arrange(House house, Dice dice) {
    Pose door = house.objects().get(DOOR).pose();
    Placer placer = new Placer(house, dice, door.apply(new Vec3(-1.0, 0, 0)));
    double[] robot = placer.robot(house.scene().metadata().spawnRooms());
    bagAt = placer.floor(BAG_ROOMS, 0.25, 0.9, true);
    Body bag = house.world().body(BAG);
    bag.place(new Pose(bagAt, foxden.scenes.Quat.yaw(dice.between(-Math.PI, Math.PI))));
    placer.keepClear(house.objects().get(BIN).pose().pos(), 0.5);
    List<HouseObject> loose = new ArrayList<>();
    for (HouseObject o : house.objects().movable()) {
      Vec3 s = o.box().size();
      if (!o.name().equals(BAG) && Math.max(s.x(), s.y()) < 0.45) {
        loose.add(o);
      }
    }
    int litter = Math.min(loose.size(), 3 + dice.nextInt(4));
    for (int i = 0; i < litter; i++) {
      HouseObject o = loose.remove(dice.nextInt(loose.size()));
      placer.litter(o, LITTER_ROOMS);
    }
    house.robot().place(robot[0], robot[1], robot[2]);
  }

  @Override
  public boolean fair(House house) {
    Pose bag = house.world().body(BAG).pose();
    double moved = bag.pos().minus(bagAt).length();
    return moved < 0.15 && bag.turn(new Vec3(0, 0, 1)).z() > 0.97;
  }

  @Override
  public void begin() {
    done = 0;
  }

  @Override
  public void tick(House house, Predicates predicates, boolean success, List<Event> events) {
    int before = done;
    if (done == 0) {
      Box box = house.objects().get(BAG).box();
      done += predicates.grasped(BAG).holds() && box.lo().z() > 0.05 ? 1 : 0;
    }
    if (done == 1) {
      double[] base = house.robot().base();
      Vec3 d = house.objects().get(DOOR).pose().pos();
      double dx = d.x() - base[0];
      double dy = d.y() - base[1];
      boolean near = dx * dx + dy * dy < 1.4 * 1.4;
      done += near && predicates.grasped(BAG).holds() ? 1 : 0;
    }
    if (done == 2) {
      done += predicates.open(DOOR).holds() ? 1 : 0;
    }
    if (success) {
      done = SUBTASKS.size();
    }
    for (int i = before; i < done; i++) {
      String text = "Sub-task " + (i + 1) + " of " + SUBTASKS.size() + ": " + SUBTASKS.get(i);
      events.add(new Event("subtask", text, List.of(i == 2 ? DOOR : BAG)));
    }
  }

  @Override
  public List<Goals.Goal> progress() {
    List<Goals.Goal> steps = new ArrayList<>();
    for (int i = 0; i < SUBTASKS.size(); i++) {
      String reason = i < done ? "done" : i == done ? "next" : "later";
      steps.add(new Goals.Goal("subtask " + (i + 1), SUBTASKS.get(i), i < done, reason, List.of()));
    }
    return List.of(
        new Goals.Goal(
            "subtasks",
            "the four sub-tasks",
            done == SUBTASKS.size(),
            done + " of " + SUBTASKS.size() + " done",
            steps));
  }

  @Override
  public void write(StateWriter out) {
    out.putInt(done);
  }

  @Override
  public void read(StateReader in) {
    done = in.getInt();
  }

  @Override
  public void hash(StateHash h) {
    h.add(done);
  }
}
