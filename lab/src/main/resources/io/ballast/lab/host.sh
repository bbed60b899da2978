# The first process of a lab host: sh -c SCRIPT lab-host DIRECTORY NAME CACHE. It runs in namespaces of
# its own and holds them open; the daemon joins them. Everything that libvirt writes goes to DIRECTORY,
# and with /run the machine's own daemons (libvirtd, D-Bus, systemd) are out of sight. What libvirt found
# out about QEMU is kept in CACHE between hosts: finding out takes it some eight seconds.
set -eu
cd "$1"
hostname "$2"
mount --bind etc /etc/libvirt
mount --bind lib /var/lib/libvirt
mount --bind log /var/log/libvirt
mount --bind "$3" /var/cache/libvirt
mount --bind run /run
echo up
exec sleep infinity
