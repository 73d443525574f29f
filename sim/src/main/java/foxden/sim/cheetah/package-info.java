/**
 * DeepMind Control's cheetah run on our own planar engine. {@link foxden.sim.cheetah.Cheetah} is
 * the body with its starts and its reward, {@link foxden.sim.cheetah.CheetahEnvironment} shows it
 * to drivers, logs and windows, {@link foxden.sim.cheetah.CheetahText} is what LMAct's language
 * models read and write.
 */
@NullMarked
package foxden.sim.cheetah;

import org.jspecify.annotations.NullMarked;
