/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Of the package's server, the token endpoint alone is used; these are what the rest of it needs.
  serverExternalPackages: ['classic-level', 'prom-client', 'ws'],
};
