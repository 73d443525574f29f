package foxden.app.scene3d;

import foxden.sim.EnvironmentSpec;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import foxden.sim.household.robot.R1Kinematics;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where R1 would be at the end of an action chunk, if nothing stood in its way: base velocities
 * added up, joints at their targets. One thread.
 *
 * @param state the present with the robot's links moved
 * @param path x y of the base after each action of the chunk, m
 */
record ChunkGhost(WorldState state, List<double[]> path) {

  /** The ghost of a chunk (actions by 21 numbers of R1's command); null when it is none of R1's. */
  static @Nullable ChunkGhost of(EnvironmentSpec spec, WorldState now, Trace.Array chunk) {
    int base = spec.bodies().indexOf("robot/base_link");
    if (base < 0 || chunk.shape().length != 2 || chunk.shape()[1] != R1Model.SIZE) {
      return null;
    }
    float[] poses = now.poses().clone();
    int at = base * WorldState.POSE;
    Rigid start = Rigid.of(poses, at);
    double x = poses[at];
    double y = poses[at + 1];
    double yaw = start.yaw();
    double dt = spec.tickSeconds() * spec.policyEvery();
    double[] q = new double[R1Model.SIZE];
    List<double[]> path = new ArrayList<>();
    path.add(new double[] {x, y});
    for (int c = 0; c < chunk.shape()[0]; c++) {
      for (int i = 0; i < q.length; i++) {
        q[i] = chunk.values()[c * R1Model.SIZE + i];
      }
      x += (Math.cos(yaw) * q[0] - Math.sin(yaw) * q[1]) * dt;
      y += (Math.sin(yaw) * q[0] + Math.cos(yaw) * q[1]) * dt;
      yaw += q[2] * dt;
      path.add(new double[] {x, y});
    }
    R1Model model = R1Model.create();
    R1Kinematics kinematics = new R1Kinematics(model);
    kinematics.update(q);
    Rigid end = Rigid.planar(x, y, poses[at + 2], yaw);
    for (R1Model.Link l : model.links()) {
      int body = spec.bodies().indexOf("robot/" + l.name());
      if (body >= 0) {
        Rigid f = end.times(kinematics.frame(l.index()));
        double[] o = f.quaternion();
        double[] p = {f.x(), f.y(), f.z(), o[0], o[1], o[2], o[3]};
        for (int k = 0; k < WorldState.POSE; k++) {
          poses[body * WorldState.POSE + k] = (float) p[k];
        }
      }
    }
    return new ChunkGhost(new WorldState(poses, now.qpos()), path);
  }
}
