// SPDX-License-Identifier: MIT
//
// The `fs` binding: the functions of all families, the constants, and the array of numbers that
// stat results travel in.
#include "bindings/fs/op.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct binding fs_binding;

// In the order in which Node lists them.
static const struct js_constant_def constants[] = {
    {"UV_FS_SYMLINK_DIR", UV_FS_SYMLINK_DIR},
    {"UV_FS_SYMLINK_JUNCTION", UV_FS_SYMLINK_JUNCTION},
    {"O_RDONLY", O_RDONLY},
    {"O_WRONLY", O_WRONLY},
    {"O_RDWR", O_RDWR},
    {"UV_DIRENT_UNKNOWN", UV_DIRENT_UNKNOWN},
    {"UV_DIRENT_FILE", UV_DIRENT_FILE},
    {"UV_DIRENT_DIR", UV_DIRENT_DIR},
    {"UV_DIRENT_LINK", UV_DIRENT_LINK},
    {"UV_DIRENT_FIFO", UV_DIRENT_FIFO},
    {"UV_DIRENT_SOCKET", UV_DIRENT_SOCKET},
    {"UV_DIRENT_CHAR", UV_DIRENT_CHAR},
    {"UV_DIRENT_BLOCK", UV_DIRENT_BLOCK},
    {"S_IFMT", S_IFMT},
    {"S_IFREG", S_IFREG},
    {"S_IFDIR", S_IFDIR},
    {"S_IFCHR", S_IFCHR},
    {"S_IFBLK", S_IFBLK},
    {"S_IFIFO", S_IFIFO},
    {"S_IFLNK", S_IFLNK},
    {"S_IFSOCK", S_IFSOCK},
    {"O_CREAT", O_CREAT},
    {"O_EXCL", O_EXCL},
    {"UV_FS_O_FILEMAP", UV_FS_O_FILEMAP},
    {"UV_FS_O_TEMPORARY", UV_FS_O_TEMPORARY},
    {"UV_FS_O_SHORT_LIVED", UV_FS_O_SHORT_LIVED},
    {"UV_FS_O_SEQUENTIAL", UV_FS_O_SEQUENTIAL},
    {"UV_FS_O_RANDOM", UV_FS_O_RANDOM},
    {"O_NOCTTY", O_NOCTTY},
    {"O_TRUNC", O_TRUNC},
    {"O_APPEND", O_APPEND},
    {"O_DIRECTORY", UV_FS_O_DIRECTORY},
#ifdef __linux__
    {"O_NOATIME", UV_FS_O_NOATIME},
#endif
    {"O_NOFOLLOW", UV_FS_O_NOFOLLOW},
    {"O_SYNC", O_SYNC},
    {"O_DSYNC", O_DSYNC},
#ifdef __APPLE__
    {"O_SYMLINK", O_SYMLINK},
#endif
    {"O_DIRECT", UV_FS_O_DIRECT},
    {"O_NONBLOCK", O_NONBLOCK},
    {"S_IRWXU", S_IRWXU},
    {"S_IRUSR", S_IRUSR},
    {"S_IWUSR", S_IWUSR},
    {"S_IXUSR", S_IXUSR},
    {"S_IRWXG", S_IRWXG},
    {"S_IRGRP", S_IRGRP},
    {"S_IWGRP", S_IWGRP},
    {"S_IXGRP", S_IXGRP},
    {"S_IRWXO", S_IRWXO},
    {"S_IROTH", S_IROTH},
    {"S_IWOTH", S_IWOTH},
    {"S_IXOTH", S_IXOTH},
    {"F_OK", F_OK},
    {"R_OK", R_OK},
    {"W_OK", W_OK},
    {"X_OK", X_OK},
    {"UV_FS_COPYFILE_EXCL", UV_FS_COPYFILE_EXCL},
    {"COPYFILE_EXCL", UV_FS_COPYFILE_EXCL},
    {"UV_FS_COPYFILE_FICLONE", UV_FS_COPYFILE_FICLONE},
    {"COPYFILE_FICLONE", UV_FS_COPYFILE_FICLONE},
    {"UV_FS_COPYFILE_FICLONE_FORCE", UV_FS_COPYFILE_FICLONE_FORCE},
    {"COPYFILE_FICLONE_FORCE", UV_FS_COPYFILE_FICLONE_FORCE},
};

static const struct fs_family *const families[] = {
    &fs_file_family, &fs_stat_family, &fs_path_family,      &fs_attributes_family,
    &fs_dir_family,  &fs_tree_family, &fs_read_file_family, &fs_watch_family,
};

struct fs_state *fs_state(struct env *env) {
  return binding_state(env, &fs_binding);
}

static void init(struct env *env, js_val object, void *state) {
  js_ctx ctx = env->ctx;
  struct fs_state *fs = state;
  for (size_t i = 0; i < COUNT_OF(families); i++)
    js_define_functions(ctx, object, families[i]->functions, families[i]->count);
  js_val table = js_object(ctx);
  js_define_constants(ctx, table, constants, COUNT_OF(constants));
  js_put(ctx, object, "constants", table);
  js_put(ctx, object, "numbers",
         js_shared_double(ctx, fs->values.doubles, COUNT_OF(fs->values.doubles)));
}

const struct binding fs_binding = {
    .name = "fs",
    .state_size = sizeof(struct fs_state),
    .init = init,
};
